import { mastersOf, nobody, type Cluster } from './cluster.ts';
import { keySlot, slotCount } from './key-slot.ts';
import { readKeyText, type KeyTextProblem } from './key-text.ts';

/** The longest list that is read. */
export const mostKeys = 10_000;

/** A key of a list: the line as typed, its bytes unless they are the line's own UTF-8, its slot. */
export interface ListedKey {
  readonly line: number;
  readonly text: string;
  readonly bytes?: Uint8Array | undefined;
  readonly slot: number;
}

/** A line that is no key. */
export interface KeyProblem {
  readonly line: number;
  readonly problem: KeyTextProblem;
}

/** A list of keys read from text, one a line; empty lines are passed over. */
export interface KeyList {
  readonly keys: readonly ListedKey[];
  readonly problems: readonly KeyProblem[];
  /** Lines beyond the longest list, which were not read. */
  readonly left: number;
}

/** Reads a list of keys and works out their slots. */
export function readKeyList(text: string): KeyList {
  const keys: ListedKey[] = [];
  const problems: KeyProblem[] = [];
  let left = 0;
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const raw = lines[index] ?? '';
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line === '') continue;
    if (keys.length >= mostKeys) {
      left++;
      continue;
    }
    // Only a quote can make a line mean something else than its own characters.
    if (!line.includes('"') && !line.includes("'")) {
      keys.push({ line: index + 1, text: line, slot: keySlot(line) });
      continue;
    }
    const read = readKeyText(line);
    if ('problem' in read) problems.push({ line: index + 1, problem: read.problem });
    else {
      const { bytes, quoted } = read;
      keys.push({ line: index + 1, text: line, slot: keySlot(bytes), ...(quoted && { bytes }) });
    }
  }
  return { keys, problems, left };
}

/** The bytes of a listed key. */
export function bytesOf({ text, bytes }: ListedKey): Uint8Array {
  return bytes ?? new TextEncoder().encode(text);
}

/** How a list spreads over masters and slots. */
export interface KeySpread {
  /** Keys of each master, with the share its slots would get if keys fell evenly. */
  readonly masters: readonly {
    readonly node: number;
    readonly keys: number;
    readonly expected: number;
  }[];
  /** Keys in each of `buckets` equal parts of the 16384 slots. */
  readonly buckets: readonly number[];
  /** How many different slots have a key. */
  readonly slots: number;
  /** The slot with the most keys. */
  readonly fullest: { readonly slot: number; readonly keys: number };
}

/** How keys spread over the masters of a cluster, if there is one, and over the slots. */
export function spreadOf(
  keys: readonly ListedKey[],
  cluster: Cluster | undefined,
  buckets: number,
): KeySpread {
  const perSlot = countsOf(keys);
  const perNode = cluster?.nodes.map(() => ({ keys: 0, owned: 0 })) ?? [];
  const perBucket = Array.from({ length: buckets }, () => 0);
  let used = 0;
  let fullest = { slot: 0, keys: 0 };
  for (let slot = 0; slot < slotCount; slot++) {
    const count = perSlot[slot] ?? 0;
    const node = perNode[cluster?.owners[slot] ?? nobody];
    if (node !== undefined) {
      node.keys += count;
      node.owned++;
    }
    if (count === 0) continue;
    const bucket = Math.floor((slot * buckets) / slotCount);
    perBucket[bucket] = (perBucket[bucket] ?? 0) + count;
    used++;
    if (count > fullest.keys) fullest = { slot, keys: count };
  }
  return {
    masters: (cluster === undefined ? [] : mastersOf(cluster)).map((node) => ({
      node,
      keys: perNode[node]?.keys ?? 0,
      expected: ((perNode[node]?.owned ?? 0) / slotCount) * keys.length,
    })),
    buckets: perBucket,
    slots: used,
    fullest,
  };
}

/** Keys that share a slot, and so may stand in one command. */
export interface SharedSlot {
  readonly slot: number;
  readonly keys: readonly ListedKey[];
}

/** The slots that hold two keys or more, those with the most keys first, at most `most` of them. */
export function sharedSlots(keys: readonly ListedKey[], most: number): readonly SharedSlot[] {
  const counts = countsOf(keys);
  const slots = [...new Set(keys.map(({ slot }) => slot))]
    .filter((slot) => (counts[slot] ?? 0) > 1)
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
    .slice(0, most);
  const shared = new Map(slots.map((slot) => [slot, [] as ListedKey[]]));
  for (const key of keys) shared.get(key.slot)?.push(key);
  return [...shared].map(([slot, together]) => ({ slot, keys: together }));
}

function countsOf(keys: readonly ListedKey[]): Uint32Array {
  const counts = new Uint32Array(slotCount);
  for (const { slot } of keys) counts[slot] = (counts[slot] ?? 0) + 1;
  return counts;
}
