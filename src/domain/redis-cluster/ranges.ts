import { slotCount } from './key-slot.ts';

/** Slots from `first` to `last`, both included. */
export interface SlotRange {
  readonly first: number;
  readonly last: number;
}

/** How many slots a range holds. */
export function sizeOf({ first, last }: SlotRange): number {
  return last - first + 1;
}

/** The fewest ranges that hold exactly these slots. The slots ascend. */
export function rangesOf(slots: Iterable<number>): readonly SlotRange[] {
  const ranges: { first: number; last: number }[] = [];
  for (const slot of slots) {
    const open = ranges.at(-1);
    if (open?.last === slot - 1) open.last = slot;
    else ranges.push({ first: slot, last: slot });
  }
  return ranges;
}

/**
 * Ranges as redis-cli writes them: `[0-1364],[5461]`.
 *
 * @see clusterManagerNodeSlotsString() in redis/src/redis-cli.c
 */
export function formatRanges(ranges: readonly SlotRange[]): string {
  return ranges.map((range) => `[${formatRange(range)}]`).join(',');
}

/** One range as CLUSTER NODES writes it: `0-1364`, or `5461` alone. */
export function formatRange({ first, last }: SlotRange): string {
  return first === last ? String(first) : `${first}-${last}`;
}

/** What is wrong with a range that somebody typed. */
export type RangeProblem =
  | 'malformed' // Neither `5461` nor `0-1364`.
  | 'outside' // A slot past 16383.
  | 'reversed'; // The first slot is the greater one.

/** One range of a text, or what is wrong with it. */
export function readRange(text: string): SlotRange | { readonly problem: RangeProblem } {
  const [, from, to] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(text) ?? [];
  if (from === undefined) return { problem: 'malformed' };
  const first = Number(from);
  const last = to === undefined ? first : Number(to);
  if (first >= slotCount || last >= slotCount) return { problem: 'outside' };
  return first > last ? { problem: 'reversed' } : { first, last };
}
