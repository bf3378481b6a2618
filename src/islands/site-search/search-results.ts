import { required } from '~/browser/required.ts';
import { loadStylesheet } from '~/browser/stylesheet.ts';
import { answers } from './answers.ts';
import { resultWords as words } from './result-messages.ts';
import { resultItem } from './result-item.ts';
import type { Hit, Pagefind } from './result-item.ts';
import resultStyles from './results.css?url';

/** How many pages are shown at first and with each press of “more”. */
const pageSize = 8;

/** A word in a page's title says more than many in its text. See https://pagefind.app/docs/ranking/ */
const ranking = { metaWeights: { title: 10 } };

/** Searches for what stands in the dialog's field, now and with every change, and lists what it finds. */
export class SearchResults {
  #dialog: HTMLDialogElement;
  #bundle: string;
  #pagefind: Promise<Pagefind> | undefined;
  #pending: { data(): Promise<Hit> }[] = [];

  /** @param bundle - The address of Pagefind's script in the built site. */
  constructor(dialog: HTMLDialogElement, bundle: string) {
    this.#dialog = dialog;
    this.#bundle = bundle;
    void loadStylesheet(resultStyles).catch(() => undefined); // Without it the list is plain and works.
    dialog.insertAdjacentHTML(
      'beforeend',
      `<ol></ol>
      <button type="button" data-more hidden>${words.more}</button>
      <button type="button" data-retry hidden>${words.retry}</button>`,
    );
    const on = (selector: string, type: string, act: () => void) => {
      this.#part(selector).addEventListener(type, act);
    };
    on('input', 'input', () => void this.#search());
    on('[data-more]', 'click', () => void this.#showMore());
    on('[data-retry]', 'click', () => void this.#search());
    on('ol', 'click', () => this.#dialog.close());
    // Enter leads to the first page found.
    on('form', 'submit', () => this.#dialog.querySelector<HTMLElement>('ol a')?.click());
    void this.#search();
  }

  #part(selector: string): HTMLElement {
    return required(this.#dialog, selector);
  }

  get #query(): string {
    return required(this.#dialog, 'input', HTMLInputElement).value.trim();
  }

  async #search() {
    const query = this.#query;
    this.#part('[data-retry]').hidden = true;
    try {
      const pagefind = await this.#load();
      if (query === '') {
        this.#show([], '');
        return;
      }
      const found = await pagefind.debouncedSearch(query);
      if (found === null) return; // A later key press has started a newer search.
      // When a word is unknown Pagefind finds pages by its first letters alone: then none of the best holds it.
      const best = await Promise.all(found.results.slice(0, pageSize).map((each) => each.data()));
      if (query !== this.#query) return;
      const isFound = best.some(({ content, meta }) =>
        answers(query, `${meta.title ?? ''} ${content}`),
      );
      const results = isFound ? titlesFirst(query, found.results, best) : [];
      this.#show(results, isFound ? words.found(results.length) : words.none(query));
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
    this.#part('output').textContent = said;
  }

  async #showMore() {
    const batch = this.#pending.splice(0, pageSize);
    const hits = await Promise.all(batch.map((each) => each.data()));
    this.#part('ol').append(...hits.map(resultItem));
    this.#part('[data-more]').hidden = this.#pending.length === 0;
  }
}

/**
 * Pages whose title holds the words come before those where they merely stand in the text: Pagefind ranks a short
 * page with a few of them above a long chapter on the matter.
 *
 * @param best - What the first of the results hold; the others keep their places.
 */
function titlesFirst<Result>(
  query: string,
  results: readonly Result[],
  best: readonly Hit[],
): Result[] {
  const asked = query.toLowerCase().split(/\s+/);
  const isAnswer = best.map(({ meta: { title = '' } }) =>
    asked.every((word) => title.toLowerCase().includes(word)),
  );
  const seen = results.slice(0, best.length);
  return [
    ...seen.filter((_, index) => isAnswer[index] === true),
    ...seen.filter((_, index) => isAnswer[index] !== true),
    ...results.slice(best.length),
  ];
}
