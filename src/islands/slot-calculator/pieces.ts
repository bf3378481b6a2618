import { shortName, type Calculation } from '~/domain/redis-cluster/calculation.ts';
import type { Cluster } from '~/domain/redis-cluster/cluster.ts';
import { formatRange, type SlotRange } from '~/domain/redis-cluster/ranges.ts';
import { colourClass } from './colour.ts';
import { html, type Html, type HtmlValue } from '~/domain/html/html.ts';
import { controlWords } from './view-words.ts';

/** Where a view is written: into the page while it is built, or by the open calculator, which has buttons. */
export type Place = 'page' | 'calculator';

/** Ranges shown of a master before the rest is only counted. */
const mostRanges = 24;

/**
 * A table that scrolls by itself, a tall one also downwards; the first cell of a row is its head. The frame takes
 * the focus, so that it can be scrolled by keys.
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly HtmlValue[])[],
  kind: 'tall' | '' = '',
): Html {
  return html`<div class="scrolls ${kind}" tabindex="0">
    <table>
      <thead>
        <tr>
          ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...cells]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** A master's name with its colour. */
export function masterName({ masters }: Calculation, address: string | undefined): Html {
  const place = masters.indexOf(address ?? '');
  const name = address === undefined ? '—' : shortName(address, masters);
  return html`<span class="master ${colourClass(place)}">${name}</span>`;
}

/** The short name of a node. */
export function nameOf({ masters }: Calculation, { nodes }: Cluster, node: number): string {
  const address = nodes[node]?.address;
  return address === undefined ? '—' : shortName(address, masters);
}

/** Ranges as a list that breaks between them. */
export function rangeList(ranges: readonly SlotRange[]): Html {
  if (ranges.length === 0) return html`—`;
  const more = ranges.length - mostRanges;
  // What divides them is text, so that it is copied and read aloud; a line may break after it.
  const shown = ranges
    .slice(0, mostRanges)
    .map((range, index) => html`${index > 0 && html`、<wbr />`}<span>${formatRange(range)}</span>`);
  return html`<span class="ranges">${shown}${more > 0 && `…（还有 ${more} 段）`}</span>`;
}

/** Commands to copy. */
export function commands(text: string, place: Place): Html {
  return html`<div class="commands">
    ${copyButton(place)}
    <pre tabindex="0"><code>${text}</code></pre>
  </div>`;
}

function copyButton(place: Place): Html | false {
  return (
    place === 'calculator' && html`<button type="button" data-copy>${controlWords.copy}</button>`
  );
}

/** A field with its label, a hint, and a place for what is wrong with it. */
export function field(options: {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly control: (attributes: Html) => Html;
  readonly hint?: string | undefined;
}): Html {
  const { id, name, label, control, hint } = options;
  const described = [hint === undefined ? '' : `${id}-hint`, `${id}-problem`].join(' ').trim();
  const attributes = html`id="${id}" data-field="${name}" aria-describedby="${described}"
  autocomplete="off" spellcheck="false"`;
  return html`<div class="field" data-of="${name}">
    <label for="${id}">${label}</label>
    ${control(attributes)}
    ${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}
    <p class="problem" id="${id}-problem" data-problem="${name}"></p>
  </div>`;
}
