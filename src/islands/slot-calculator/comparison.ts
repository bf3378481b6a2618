import type { Calculation } from '~/domain/redis-cluster/calculation.ts';
import { nobody, type Cluster } from '~/domain/redis-cluster/cluster.ts';
import { slotCount } from '~/domain/redis-cluster/key-slot.ts';
import { rangesOf, type SlotRange } from '~/domain/redis-cluster/ranges.ts';
import { html, type Html } from '~/domain/html/html.ts';
import { axis, movedLane, strip } from './strip.ts';
import { pictureWords as words } from './view-words.ts';

/** Two clusters as strips, one above the other, and what moved between them. */
export function comparison(calculation: Calculation, before: Cluster, after: Cluster): Html {
  const { masters } = calculation;
  return html`<div class="picture">
    <span class="caption">${words.before}</span>${strip(before, masters)}
    <span class="caption">${words.after}</span>${strip(
      after,
      masters,
      comparedRanges(before, after).filter((run) => run.before !== run.after),
    )} <span class="caption">${words.moved}</span>${movedLane(changedRanges(before, after))}
    ${axis()}
  </div>`;
}

/** The slots whose owner is another node afterwards, by its address: indices may have shifted. */
export function changedRanges(before: Cluster, after: Cluster): readonly SlotRange[] {
  const changed: number[] = [];
  for (let slot = 0; slot < slotCount; slot++) {
    if (ownerOf(before, slot) !== ownerOf(after, slot)) changed.push(slot);
  }
  return rangesOf(changed);
}

/** A run of slots with the same owner before and the same owner after. */
export interface ComparedRange extends SlotRange {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** All 16384 slots as runs that share both owners, by address. */
export function comparedRanges(before: Cluster, after: Cluster): readonly ComparedRange[] {
  const runs: ComparedRange[] = [];
  let first = 0;
  for (let slot = 1; slot <= slotCount; slot++) {
    const isSame =
      slot < slotCount &&
      ownerOf(before, slot) === ownerOf(before, first) &&
      ownerOf(after, slot) === ownerOf(after, first);
    if (isSame) continue;
    runs.push({
      first,
      last: slot - 1,
      before: ownerOf(before, first),
      after: ownerOf(after, first),
    });
    first = slot;
  }
  return runs;
}

function ownerOf({ nodes, owners }: Cluster, slot: number): string | undefined {
  return nodes[owners[slot] ?? nobody]?.address;
}
