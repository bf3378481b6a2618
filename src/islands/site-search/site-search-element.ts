import { required } from '~/browser/required.ts';
import { messages } from './messages.ts';
import type { Hit, Pagefind } from './results.ts';

/** How many pages are shown at first and with each press of “more”. */
const pageSize = 8;

/** A word in a page's title says more than many in its text. See https://pagefind.app/docs/ranking/ */
const ranking = { metaWeights: { title: 10 } };

/** Opens the dialog that SiteSearch.astro wrote, fetches Pagefind then, and lists what it finds. */
export class SiteSearchElement extends HTMLElement {
  #listening: AbortController | undefined;
  #pagefind: Promise<Pagefind> | undefined;
  #pending: { data(): Promise<Hit> }[] = [];

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const on = (selector: string, type: string, act: () => void) =>
      required(this, selector).addEventListener(type, act, { signal });
    on('[data-open]', 'click', () => this.#open());
    on('input', 'input', () => void this.#search());
    on('[data-more]', 'click', () => void this.#showMore());
    on('[data-retry]', 'click', () => void this.#search());
    on('ol', 'click', () => this.#dialog.close());
    document.addEventListener('keydown', (event) => this.#onKey(event), { signal });
  }
  disconnectedCallback() {
    this.#listening?.abort();
  }

  get #dialog() {
    return required(this, 'dialog', HTMLDialogElement);
  }
  get #input() {
    return required(this, 'input', HTMLInputElement);
  }

  #onKey(event: KeyboardEvent) {
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
    const controlK = event.key === 'k' && (event.ctrlKey || event.metaKey);
    if (this.#dialog.open || !(controlK || (slash && !isTyping(event.target)))) return;
    event.preventDefault();
    this.#open();
  }

  #open() {
    this.#dialog.showModal();
    this.#input.select();
    void this.#search();
  }

  async #search() {
    const query = this.#input.value.trim();
    required(this, '[data-retry]').hidden = true;
    try {
      this.#say(this.#pagefind || query === '' ? '' : messages.loading);
      const pagefind = await this.#load();
      if (query === '') return this.#show([], '');
      const found = await pagefind.debouncedSearch(query);
      if (found === null) return; // A later key press has started a newer search.
      const { length } = found.results;
      this.#show(found.results, length === 0 ? messages.none(query) : messages.found(length));
      await this.#showMore();
    } catch {
      // The one thing that may happen here: Pagefind's script or index did not load.
      this.#pagefind = undefined;
      this.#show([], import.meta.env.DEV ? messages.development : messages.failed);
      required(this, '[data-retry]').hidden = false;
    }
  }

  #load(): Promise<Pagefind> {
    this.#pagefind ??= (async () => {
      const pagefind = (await import(/* @vite-ignore */ this.dataset['bundle'] ?? '')) as Pagefind;
      await pagefind.options({ ranking });
      await pagefind.init();
      return pagefind;
    })();
    return this.#pagefind;
  }

  #show(results: { data(): Promise<Hit> }[], said: string) {
    this.#pending = [...results];
    required(this, 'ol').replaceChildren();
    required(this, '[data-more]').hidden = true;
    this.#say(said);
  }

  async #showMore() {
    const batch = this.#pending.splice(0, pageSize);
    const [{ resultItem }, hits] = await Promise.all([
      import('./results.ts'),
      Promise.all(batch.map((each) => each.data())),
    ]);
    required(this, 'ol').append(...hits.map(resultItem));
    required(this, '[data-more]').hidden = this.#pending.length === 0;
  }

  #say(text: string) {
    required(this, 'output').textContent = text;
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
