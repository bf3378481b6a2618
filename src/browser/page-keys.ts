/** localStorage key; `off` when the reader wants no keys of one letter, absent otherwise. */
const storageKey = 'dockside-keys';

/**
 * Whether a key press is meant for the page: not for a field, a terminal, a dialog or an island that took it,
 * not with a modifier, and not when the reader has turned such keys off (WCAG 2.1.4, Character Key Shortcuts).
 */
export function isPageKey(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  if (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], .xterm')
  )
    return false;
  return document.querySelector('dialog[open]') === null && pageKeysAreOn();
}

export function pageKeysAreOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true; // Storage is forbidden to this page.
  }
}

export function turnPageKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, 'off');
  } catch {
    // Storage is forbidden: nothing can be kept.
  }
}
