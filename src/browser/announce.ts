/**
 * Says something to people who listen to the page, without moving the focus. For what is seen on the spot
 * anyway, such as a button that now reads 已复制; lasting text belongs into an `<output>`.
 */
export function announce(text: string): void {
  region ??= makeRegion();
  region.textContent = '';
  // The same words twice in a row are a change only if the region was empty in between.
  requestAnimationFrame(() => {
    if (region !== undefined) region.textContent = text;
  });
}

let region: HTMLElement | undefined;

function makeRegion(): HTMLElement {
  const made = document.createElement('div');
  made.setAttribute('role', 'status');
  made.className = 'sr-only'; // Starlight's name for text that is heard and not seen.
  document.body.append(made);
  return made;
}
