import { required } from '~/browser/required.ts';
import { loadStylesheet } from '~/browser/stylesheet.ts';
import dialogStyles from './dialog.css?url';
import { dialogWords as words } from './messages.ts';
import { resultItem } from './results.ts';
import type { Hit, Pagefind } from './results.ts';

/** How many pages are shown at first and with each press of “more”. */
const pageSize = 8;

/** A word in a page's title says more than many in its text. See https://pagefind.app/docs/ranking/ */
const ranking = { metaWeights: { title: 10 } };

/**
 * Opens the search dialog of the page, which is made when it is first asked for and keeps what was typed.
 *
 * @param parent - Where the dialog is put.
 * @param bundle - The address of Pagefind's script in the built site.
 */
export async function openSearch(parent: HTMLElement, bundle: string): Promise<void> {
  // Without its style sheet the dialog still works.
  await loadStylesheet(dialogStyles).catch(() => undefined);
  dialog ??= new SearchDialog(parent, bundle);
  dialog.open();
}

let dialog: SearchDialog | undefined;

/** Fetches Pagefind with the first search, and lists what it finds. */
class SearchDialog {
  #dialog: HTMLDialogElement;
  #bundle: string;
  #pagefind: Promise<Pagefind> | undefined;
  #pending: { data(): Promise<Hit> }[] = [];

  constructor(parent: HTMLElement, bundle: string) {
    this.#bundle = bundle;
    this.#dialog = document.createElement('dialog');
    this.#dialog.ariaLabel = words.label;
    this.#dialog.innerHTML = `
      <form method="dialog">
        <input role="searchbox" enterkeyhint="search" autocomplete="off"
          aria-label="${words.label}" placeholder="${words.placeholder}">
        <button type="button">${words.close}</button>
      </form>
      <output></output>
      <ol></ol>
      <button type="button" data-more hidden>${words.more}</button>
      <button type="button" data-retry hidden>${words.retry}</button>`;
    parent.append(this.#dialog);
    const on = (selector: string, type: string, act: () => void) => {
      this.#part(selector).addEventListener(type, act);
    };
    on('input', 'input', () => void this.#search());
    on('[data-more]', 'click', () => void this.#showMore());
    on('[data-retry]', 'click', () => void this.#search());
    on('ol', 'click', () => this.#dialog.close());
    // Enter leads to the first page found.
    on('form', 'submit', () => this.#dialog.querySelector<HTMLElement>('ol a')?.click());
    on('form button', 'click', () => this.#dialog.close());
  }

  open() {
    if (this.#dialog.open) return;
    this.#dialog.showModal();
    this.#input.select();
    void this.#search();
  }

  get #input(): HTMLInputElement {
    return required(this.#dialog, 'input', HTMLInputElement);
  }
  #part(selector: string): HTMLElement {
    return required(this.#dialog, selector);
  }

  async #search() {
    const query = this.#input.value.trim();
    this.#part('[data-retry]').hidden = true;
    try {
      if (!this.#pagefind) this.#say(words.loading);
      const pagefind = await this.#load();
      if (query === '') {
        this.#show([], '');
        return;
      }
      const found = await pagefind.debouncedSearch(query);
      if (found === null) return; // A later key press has started a newer search.
      const { length } = found.results;
      this.#show(found.results, length === 0 ? words.none(query) : words.found(length));
      await this.#showMore();
    } catch {
      // The one thing that may happen here: Pagefind's script or index did not load.
      this.#pagefind = undefined;
      this.#show([], import.meta.env.DEV ? words.development : words.failed);
      this.#part('[data-retry]').hidden = false;
    }
  }

  #load(): Promise<Pagefind> {
    this.#pagefind ??= (async () => {
      const pagefind = (await import(/* @vite-ignore */ this.#bundle)) as Pagefind;
      await pagefind.options({ ranking });
      await pagefind.init();
      return pagefind;
    })();
    return this.#pagefind;
  }

  #show(results: readonly { data(): Promise<Hit> }[], said: string) {
    this.#pending = [...results];
    this.#part('ol').replaceChildren();
    this.#part('[data-more]').hidden = true;
    this.#say(said);
  }

  async #showMore() {
    const batch = this.#pending.splice(0, pageSize);
    const hits = await Promise.all(batch.map((each) => each.data()));
    this.#part('ol').append(...hits.map(resultItem));
    this.#part('[data-more]').hidden = this.#pending.length === 0;
  }

  #say(text: string) {
    this.#part('output').textContent = text;
  }
}
