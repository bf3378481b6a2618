const loading = new Map<string, Promise<void>>();

/**
 * Loads a style sheet that waits for a press; a second call for the same one waits for the first.
 *
 * CSS imported by a lazily loaded module becomes a style sheet of every page in Astro 7; imported with `?url`
 * it is a file whose address this function takes. Import it plainly again once Astro loads such CSS with its
 * module.
 *
 * @throws Error when it does not come; the next call tries again.
 */
export function loadStylesheet(address: string): Promise<void> {
  const known = loading.get(address);
  if (known) return known;
  const loaded = new Promise<void>((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    link.addEventListener('load', () => {
      resolve();
    });
    link.addEventListener('error', () => {
      link.remove();
      loading.delete(address);
      reject(new Error(`The style sheet ${address} did not load.`));
    });
    document.head.append(link);
  });
  loading.set(address, loaded);
  return loaded;
}
