/**
 * Speed of keySlot() beside the package cluster-key-slot, in one run, and where they differ.
 *
 * Rounds of both alternate, so that a busy machine slows both; the median of each counts.
 */
import calculateSlot from 'cluster-key-slot';
import { keySlot } from '../../src/domain/redis-cluster/key-slot.ts';
import { Lots } from './random.ts';

const rounds = 31;
const keysEach = 20_000;
const lots = new Lots(1);
const digits = () => String(lots.between(0, 10 ** 9));
const shapes: Readonly<Record<string, () => string>> = {
  'short keys': () => `user:${digits()}`,
  'hash tags': () => `{user:${digits()}}.orders`,
  'long keys': () => `session:${digits()}:`.repeat(8),
  'Chinese keys': () => `用户:${digits()}:订单`,
  emoji: () => `😀${digits()}`,
};

let checksum = 0;
for (const [name, make] of Object.entries(shapes)) {
  const keys = Array.from({ length: keysEach }, make);
  const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  for (let round = 0; round < rounds; round++) {
    times.ours.push(time(keySlot, keys));
    times.theirs.push(time(calculateSlot, keys));
  }
  const [ours, theirs] = [times.ours, times.theirs].map(median);
  const different = keys.filter((key) => keySlot(key) !== calculateSlot(key)).length;
  console.log(
    `${name.padEnd(14)}ours ${rate(ours)}   cluster-key-slot ${rate(theirs)}   ` +
      `${((theirs ?? 0) / (ours ?? 1)).toFixed(2)} times as fast   different: ${different}`,
  );
}
for (const key of ['foo{}{bar}', 'foo{}{bar}{zap}', '{}{a}']) {
  console.log(`${key.padEnd(18)}ours ${keySlot(key)}   cluster-key-slot ${calculateSlot(key)}`);
}
console.log(`checksum ${checksum}`);

/** Milliseconds for all keys. */
function time(slotOf: (key: string) => number, keys: readonly string[]): number {
  const begun = performance.now();
  for (const key of keys) checksum = (checksum + slotOf(key)) % 1_000_003;
  return performance.now() - begun;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function rate(ms: number | undefined): string {
  return `${(keysEach / (ms ?? NaN) / 1000).toFixed(2).padStart(6)} million/s`;
}
