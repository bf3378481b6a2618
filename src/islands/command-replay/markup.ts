/** HTML text whose parts have been escaped. */
export class Markup {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

/** What may stand in a template: text is escaped, markup is not, a list is joined, the rest is left out. */
export type MarkupValue = string | number | false | undefined | Markup | readonly MarkupValue[];

/**
 * HTML from a template, for what the build and the player both draw.
 *
 * @example html`<b>${'<web>'}</b>` // <b>&lt;web&gt;</b>
 */
export function html(parts: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return new Markup(String.raw({ raw: parts }, ...values.map(textOf)));
}

function textOf(value: MarkupValue): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return value.toString();
  if (typeof value === 'object') return value.map(textOf).join('');
  return String(value).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
