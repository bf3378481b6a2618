import { isPageKey } from '~/browser/page-keys.ts';

/** Keys for the whole page: `n` and `p` go to the next and previous chapter, `?` shows all keys. */
document.addEventListener('keydown', (event) => {
  if (!isPageKey(event)) return;
  const rel = event.key === 'n' ? 'next' : event.key === 'p' ? 'prev' : undefined;
  if (rel) document.querySelector<HTMLAnchorElement>(`main a[rel=${rel}]`)?.click();
  if (event.key === '?') void openSheet();
});
/** The way to the sheet for a reader without keys, or who turned them off. */
document.querySelector('[data-key-sheet]')?.addEventListener('click', () => void openSheet());

async function openSheet() {
  const { showKeySheet } = await import('./key-sheet.ts');
  await showKeySheet();
}
