import { ownedRanges, type Cluster, type OwnedRange } from '~/domain/redis-cluster/cluster.ts';
import { slotCount } from '~/domain/redis-cluster/key-slot.ts';
import type { SlotRange } from '~/domain/redis-cluster/ranges.ts';
import { colourClass } from './colour.ts';
import { html, type Html } from '~/domain/html/html.ts';
import type { Masters } from './strip.ts';
import { pictureWords as words } from './view-words.ts';

/** Radii in units of the picture, which is 260 wide: the cluster before inside, after outside. */
const before = { inner: 68, outer: 86 };
const after = { inner: 90, outer: 120 };
const moved = { inner: 122, outer: 127 };
const centre = 130;

/** Slots as a ring that begins at the top and runs clockwise: before inside, after outside, what moved at the rim. */
export function ring(options: {
  readonly before: Cluster;
  readonly after: Cluster;
  readonly moved: readonly SlotRange[];
  readonly masters: Masters;
}): Html {
  const { masters } = options;
  return html`<svg class="ring" viewBox="0 0 260 260" aria-hidden="true">
    ${owned(options.before, masters, before, 'before')}
    ${owned(options.after, masters, after, 'after')}
    <text x="130" y="126">${words.inner}</text>
    <text x="130" y="144">${words.outer}</text>
    <path class="moved" d="${options.moved.map((range) => arc(range, moved)).join('')}" />
    <path class="cursor" data-ring-cursor d="" />
  </svg>`;
}

/** The mark on the ring over some slots. */
export function ringCursor(range: SlotRange): string {
  // A single slot is a fifth of a degree's tenth: too thin to see, so the mark is at least two degrees wide.
  const least = slotCount / 180;
  const short = Math.max(0, least - (range.last - range.first + 1)) / 2;
  return arc({ first: range.first - short, last: range.last + short }, { inner: 64, outer: 67 });
}

/** The slot under a point of the ring's square, both from 0 to 1. */
export function slotAtPoint(x: number, y: number): number {
  const turn = Math.atan2(x - 0.5, 0.5 - y) / (2 * Math.PI);
  return Math.floor((turn < 0 ? turn + 1 : turn) * slotCount) % slotCount;
}

function owned(cluster: Cluster, masters: Masters, radii: Radii, name: string): Html {
  const paths = new Map<string, string[]>();
  for (const run of ownedRanges(cluster)) {
    const colour = colourClass(placeOf(cluster, masters, run));
    const arcs = paths.get(colour);
    if (arcs === undefined) paths.set(colour, [arc(run, radii)]);
    else arcs.push(arc(run, radii));
  }
  return html`<g class="${name}">
    ${[...paths].map(([colour, arcs]) => html`<path class="${colour}" d="${arcs.join('')}" />`)}
  </g>`;
}

function placeOf({ nodes }: Cluster, masters: Masters, { owner }: OwnedRange): number {
  return masters.indexOf(nodes[owner]?.address ?? '');
}

interface Radii {
  readonly inner: number;
  readonly outer: number;
}

/** A piece of a ring, as path data. A whole ring is drawn as one piece that stops just short of its beginning. */
function arc({ first, last }: SlotRange, { inner, outer }: Radii): string {
  const from = (first / slotCount) * 2 * Math.PI;
  const to = Math.min(((last + 1) / slotCount) * 2 * Math.PI, from + 2 * Math.PI - 0.0001);
  const isLarge = to - from > Math.PI ? 1 : 0;
  const point = (angle: number, radius: number) =>
    `${(centre + radius * Math.sin(angle)).toFixed(2)} ${(centre - radius * Math.cos(angle)).toFixed(2)}`;
  return (
    `M${point(from, outer)}A${outer} ${outer} 0 ${isLarge} 1 ${point(to, outer)}` +
    `L${point(to, inner)}A${inner} ${inner} 0 ${isLarge} 0 ${point(from, inner)}Z`
  );
}
