import { required } from '~/browser/required.ts';

/** A field that holds the words of the wrong address, and opens the book's search with them. */
export class LostSearchElement extends HTMLElement {
  #listening: AbortController | undefined;

  connectedCallback() {
    this.#listening = new AbortController();
    const input = required(this, 'input', HTMLInputElement);
    input.value = wordsOf(location.pathname);
    required(this, 'form', HTMLFormElement).addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        // The header's search (src/islands/site-search) answers it.
        document.dispatchEvent(new CustomEvent('book-search', { detail: input.value }));
      },
      { signal: this.#listening.signal },
    );
  }
  disconnectedCallback() {
    this.#listening?.abort();
  }
}

/** `/swarm/creat-it/` as words to search for: `creat it`; none for the page's own address. */
function wordsOf(path: string): string {
  const last = path.split('/').filter(Boolean).at(-1) ?? '';
  if (/^404(\.html)?$/.test(last)) return '';
  try {
    return decodeURIComponent(last)
      .replace(/\.html?$/, '')
      .replaceAll(/[-_.]+/g, ' ')
      .trim();
  } catch {
    return ''; // Not an address that can be read.
  }
}

customElements.define('lost-search', LostSearchElement);
