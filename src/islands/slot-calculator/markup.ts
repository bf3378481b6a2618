/** HTML that may be put into a page as it is. */
export class Html {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

/** What may stand in a template: text is escaped, HTML is not, a list is joined, nothing shows as nothing. */
export type Part = string | number | Html | undefined | false | readonly Part[];

/**
 * A piece of HTML. The same templates write the page while it is built and its results while it is used.
 *
 * @example String(html`<b title="${'"'}">${'<'}</b>`) // '<b title="&quot;">&lt;</b>'
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(
    strings.reduce((text, string, index) => text + textOf(parts[index - 1]) + string),
  );
}

function textOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.toString();
  if (typeof part === 'object') return part.map(textOf).join('');
  return String(part).replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
