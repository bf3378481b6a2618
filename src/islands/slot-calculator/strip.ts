import { ownedRanges, type Cluster, type OwnedRange } from '~/domain/redis-cluster/cluster.ts';
import { slotCount } from '~/domain/redis-cluster/key-slot.ts';
import { sizeOf, type SlotRange } from '~/domain/redis-cluster/ranges.ts';
import { shortName } from '~/domain/redis-cluster/calculation.ts';
import { colourClass } from './colour.ts';
import { html, type Html } from '~/domain/html/html.ts';

/** Past this many ranges their borders would hide their colours. */
const mostBordered = 200;
/** From this part of the strip on a name of one character more or less has room, on a wide page. */
const leastLabelled = { each: 0.012, plus: 0.02 };
/** On a phone it needs this many times as much. */
const phoneFactor = 2;

/** The order of all masters of a calculation, by their address: it gives names and colours. */
export type Masters = readonly string[];

/**
 * All 16384 slots as one bar, coloured by owner, with the owners' names where they have room.
 *
 * @param was - Ranges with their owners before, which the open calculator shows for a moment and lets go.
 */
export function strip(
  cluster: Cluster,
  masters: Masters,
  was: readonly (SlotRange & { readonly before: string | undefined })[] = [],
): Html {
  const runs = ownedRanges(cluster);
  const isBordered = runs.length <= mostBordered;
  return html`<svg
    class="bar${isBordered ? ' bordered' : ''}"
    width="100%"
    height="44"
    aria-hidden="true"
  >
    ${bars(byOwner(cluster, masters, runs))}
    ${was.length > 0 && html`<g class="was">${bars(bandsOf(was, ({ before }) => colourClass(masters.indexOf(before ?? ''))))}</g>`}
    ${runs.map((run) => label(cluster, masters, run))}
  </svg>`;
}

/** The slots that change hands, as a thin bar of the same scale. */
export function movedLane(ranges: readonly SlotRange[]): Html {
  return html`<svg class="bar lane" width="100%" height="10" aria-hidden="true">
    ${bars([{ name: 'moved', ranges }])}
  </svg>`;
}

/** The numbers under a strip. */
export function axis(): Html {
  const ticks = [0, 4096, 8192, 12_288, slotCount - 1];
  return html`<svg class="axis" width="100%" height="18" aria-hidden="true">
    ${ticks.map(
      (slot) =>
        html`<text x="${percent(slot)}" y="14" text-anchor="${anchor(slot)}">${slot}</text>`,
    )}
  </svg>`;
}

/** Ranges drawn in one colour. */
interface Band {
  readonly name: string;
  readonly ranges: readonly SlotRange[];
}

/** One path for each colour, stretched to the width that there is: a strip stays small however cut up it is. */
function bars(bands: readonly Band[]): Html {
  return html`<svg
    viewBox="0 0 ${slotCount} 1"
    preserveAspectRatio="none"
    width="100%"
    height="100%"
  >
    ${bands.map(
      ({ name, ranges }) =>
        html`<path
          class="${name}"
          d="${ranges.map((range) => `M${range.first} 0h${sizeOf(range)}v1h-${sizeOf(range)}z`).join('')}"
        />`,
    )}
  </svg>`;
}

function byOwner(
  { nodes }: Cluster,
  masters: Masters,
  runs: readonly OwnedRange[],
): readonly Band[] {
  return bandsOf(runs, ({ owner }) => colourClass(masters.indexOf(nodes[owner]?.address ?? '')));
}

/** Ranges by the class that colours them. */
function bandsOf<Range extends SlotRange>(
  ranges: readonly Range[],
  colour: (range: Range) => string,
): readonly Band[] {
  const bands = new Map<string, SlotRange[]>();
  for (const range of ranges) {
    const name = colour(range);
    const band = bands.get(name);
    if (band === undefined) bands.set(name, [range]);
    else band.push(range);
  }
  return [...bands].map(([name, all]) => ({ name, ranges: all }));
}

function label({ nodes }: Cluster, masters: Masters, run: OwnedRange): Html | undefined {
  const address = nodes[run.owner]?.address;
  if (address === undefined) return undefined;
  const name = shortName(address, masters);
  const least = leastLabelled.plus + leastLabelled.each * name.length;
  const share = sizeOf(run) / slotCount;
  if (share < least) return undefined;
  const place = colourClass(masters.indexOf(address));
  const kind = `${place} ${share < phoneFactor * least ? 'narrow' : ''}`;
  const middle = (run.first + run.last + 1) / 2;
  return html`<text class="${kind}" x="${percent(middle)}" y="27" text-anchor="middle"
    >${name}</text
  >`;
}

function percent(slot: number): string {
  return `${((100 * slot) / slotCount).toFixed(2)}%`;
}

function anchor(slot: number): string {
  if (slot === 0) return 'start';
  return slot === slotCount - 1 ? 'end' : 'middle';
}
