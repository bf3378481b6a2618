/** HTML that may be put into a page as it is: what came from outside has been escaped. */
export class Html {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

/** What may stand in a template: text is escaped, HTML is not, a list is joined, the rest is left out. */
export type HtmlValue = string | number | false | undefined | Html | readonly HtmlValue[];

/**
 * A piece of HTML. The same templates write a page while it is built and change it while it is used.
 *
 * @example String(html`<b>${'<web>'}</b>`) // '<b>&#60;web&#62;</b>'
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(String.raw({ raw: parts }, ...values.map(textOf)));
}

function textOf(value: HtmlValue): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'object') return value.map(textOf).join('');
  return String(value).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
