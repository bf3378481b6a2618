import { isPageKey } from '~/browser/page-keys.ts';
import { required } from '~/browser/required.ts';
import { openingWords as words } from './messages.ts';

/**
 * The search button and the field it opens. The field is there at once, so that no key is lost; what searches
 * is fetched meanwhile.
 */
export class SiteSearchElement extends HTMLElement {
  #listening: AbortController | undefined;
  #dialog: HTMLDialogElement | undefined;
  #isReady = false;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    required(this, 'button').addEventListener('click', () => void this.#open(), { signal });
    document.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    // Other parts of a page may ask for a search: the page for a wrong address does.
    document.addEventListener(
      'book-search',
      (event) => void this.#open(String((event as CustomEvent).detail)),
      { signal },
    );
  }
  disconnectedCallback() {
    this.#listening?.abort();
  }

  #onKey(event: KeyboardEvent) {
    const controlK = event.key === 'k' && (event.ctrlKey || event.metaKey);
    if (!controlK && !(event.key === '/' && isPageKey(event))) return;
    event.preventDefault();
    void this.#open();
  }

  async #open(query?: string) {
    this.#dialog ??= this.#makeDialog();
    if (this.#dialog.open) return;
    this.#dialog.showModal();
    const field = required(this.#dialog, 'input', HTMLInputElement);
    if (query !== undefined) {
      field.value = query;
      field.dispatchEvent(new Event('input'));
    }
    field.select();
    if (this.#isReady) return;
    const said = required(this.#dialog, 'output');
    said.textContent = words.loading;
    try {
      const { SearchResults } = await import('./search-results.ts');
      new SearchResults(this.#dialog, this.dataset['bundle'] ?? '');
      this.#isReady = true;
    } catch {
      // The one thing that may happen here: the script did not come.
      said.textContent = words.failed;
    }
  }

  #makeDialog(): HTMLDialogElement {
    const dialog = document.createElement('dialog');
    dialog.ariaLabel = words.label;
    dialog.innerHTML = `<form method="dialog">
      <input role="searchbox" enterkeyhint="search" autocomplete="off" aria-label="${words.label}" placeholder="${words.placeholder}">
      <button type="button">${words.close}</button>
    </form><output></output>`;
    required(dialog, 'button').addEventListener('click', () => dialog.close());
    this.append(dialog);
    return dialog;
  }
}

customElements.define('site-search', SiteSearchElement);
