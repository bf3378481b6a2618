/** A number from 0 up to, not including, 1; the same row for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws from a row of random numbers. */
export class Lots {
  readonly random: () => number;

  constructor(seed: number) {
    this.random = randomFrom(seed);
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  /** One of some things. */
  oneOf<Thing>(things: readonly Thing[]): Thing {
    const thing = things[this.between(0, things.length - 1)];
    if (thing === undefined) throw new Error('Nothing to draw from.');
    return thing;
  }

  /** `count` of some things, each at most once, in an order drawn too. */
  some<Thing>(things: readonly Thing[], count: number): readonly Thing[] {
    const rest = [...things];
    return Array.from({ length: Math.min(count, rest.length) }, () =>
      rest.splice(this.between(0, rest.length - 1), 1),
    ).flat();
  }

  /** Yes with this probability. */
  chance(probability: number): boolean {
    return this.random() < probability;
  }
}

/** The seed of this run: REDIS_SEED, or one of the clock. */
export const seed = Number(process.env['REDIS_SEED'] ?? Date.now() % 2 ** 32);
