import { required } from '~/browser/required.ts';
import { buttonWords } from './messages.ts';

/** The search button; everything behind it is fetched when it is first pressed. */
export class SiteSearchElement extends HTMLElement {
  #listening: AbortController | undefined;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    required(this, 'button').addEventListener('click', () => void this.#open(), { signal });
    document.addEventListener('keydown', (event) => this.#onKey(event), { signal });
  }
  disconnectedCallback() {
    this.#listening?.abort();
  }

  #onKey(event: KeyboardEvent) {
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
    const controlK = event.key === 'k' && (event.ctrlKey || event.metaKey);
    if (!controlK && !(slash && !isTyping(event.target))) return;
    event.preventDefault();
    void this.#open();
  }

  async #open() {
    const label = required(this, 'button span');
    try {
      const { openSearch } = await import('./search-dialog.ts');
      await openSearch(this, this.dataset['bundle'] ?? '');
      label.textContent = buttonWords.open;
    } catch {
      // The one thing that may happen here: the dialog's script did not come.
      label.textContent = buttonWords.failed;
    }
  }
}

/** Whether a key press belongs to something the reader types into. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], .xterm') !== null
  );
}

customElements.define('site-search', SiteSearchElement);
