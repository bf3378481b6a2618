import { slotCount } from './key-slot.ts';
import type { SlotRange } from './ranges.ts';

/** The fewest masters with which redis-cli makes a cluster. */
export const fewestMasters = 3;
/** The size of a cluster that its specification aims at; from 7,542 masters on redis-cli's float sum leaves the slots. */
export const mostNodes = 1000;

/**
 * The slots that `redis-cli --cluster create` gives to each of `masters` masters, in their order. redis-cli adds
 * up in single precision (float) and rounds halves away from zero; so does this.
 *
 * @param masters - From 3, as redis-cli demands, to 1000.
 * @throws RangeError outside of that.
 * @see clusterManagerCommandCreate() in redis/src/redis-cli.c
 */
export function createRanges(masters: number): readonly SlotRange[] {
  if (!Number.isInteger(masters) || masters < fewestMasters || masters > mostNodes) {
    throw new RangeError(`${masters} masters; expected ${fewestMasters} to ${mostNodes}.`);
  }
  const share = Math.fround(slotCount / masters);
  const ranges: SlotRange[] = [];
  let first = 0;
  let cursor = 0;
  for (let master = 0; master < masters; master++) {
    const isLast = master === masters - 1;
    const end = Math.fround(Math.fround(cursor + share) - 1);
    // Nothing here is negative enough for Math.round and lround() to differ: both give 0 for -0.5 < end < 0.5.
    const last = isLast ? slotCount - 1 : Math.max(first, Math.round(end));
    ranges.push({ first, last });
    first = last + 1;
    cursor = Math.fround(cursor + share);
  }
  return ranges;
}
