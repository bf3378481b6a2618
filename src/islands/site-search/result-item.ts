/** What Pagefind's script offers, as far as we use it. See https://pagefind.app/docs/api/ */
export interface Pagefind {
  options(options: { ranking?: { metaWeights?: Record<string, number> } }): Promise<void>;
  init(): Promise<void>;
  /** null when a later call has overtaken this one. */
  debouncedSearch(query: string): Promise<{ results: { data(): Promise<Hit> }[] } | null>;
}

/** One page that was found. `excerpt` is HTML made by Pagefind: escaped text with `<mark>`. */
export interface Hit {
  readonly url: string;
  readonly excerpt: string;
  /** All that the page says. */
  readonly content: string;
  readonly meta: { readonly title?: string };
  readonly sub_results: readonly {
    readonly title: string;
    readonly url: string;
    readonly excerpt: string;
  }[];
}

/** How many sections of one page are listed below it. */
const sections = 3;

/** A found page as a list item: its title, then the sections where the words stand. */
export function resultItem(hit: Hit): HTMLLIElement {
  const item = document.createElement('li');
  item.append(link(hit.url, hit.meta.title ?? hit.url));
  const parts = hit.sub_results.filter(({ url }) => url !== hit.url).slice(0, sections);
  if (parts.length === 0) {
    item.append(excerpt(hit.excerpt));
    return item;
  }
  const list = document.createElement('ul');
  for (const part of parts) {
    const row = document.createElement('li');
    row.append(link(part.url, part.title), excerpt(part.excerpt));
    list.append(row);
  }
  item.append(list);
  return item;
}

function link(url: string, text: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.textContent = text;
  return anchor;
}

function excerpt(html: string): HTMLParagraphElement {
  const paragraph = document.createElement('p');
  paragraph.innerHTML = html;
  return paragraph;
}
