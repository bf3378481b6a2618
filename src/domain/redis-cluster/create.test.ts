import { describe, expect, test } from 'vitest';
import { antiAffinityScore, improvePlacement } from './anti-affinity.ts';
import { createRanges } from './create-ranges.ts';
import { slotCount } from './key-slot.ts';
import { firstPlacement } from './placement.ts';
import { sizeOf } from './ranges.ts';

describe('createRanges', () => {
  test('gives three masters 5461, 5462 and 5461 slots', () => {
    expect(createRanges(3)).toEqual([
      { first: 0, last: 5460 },
      { first: 5461, last: 10922 },
      { first: 10923, last: 16383 },
    ]);
  });

  test('gives every slot to exactly one of 3 to 1000 masters, and nearly the same to each', () => {
    for (let masters = 3; masters <= 1000; masters++) {
      const ranges = createRanges(masters);
      const sizes = ranges.map(sizeOf);
      const starts = ranges.map(({ first }) => first);
      const follow = [0, ...ranges.slice(0, -1).map(({ last }) => last + 1)];
      expect(starts).toEqual(follow);
      expect(ranges.at(-1)?.last).toBe(slotCount - 1);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(2);
    }
  });

  test('refuses what redis-cli refuses', () => {
    expect(() => createRanges(2)).toThrow(RangeError);
    expect(() => createRanges(16_385)).toThrow(RangeError);
  });
});

describe('firstPlacement', () => {
  test('lets hosts take turns and puts replicas elsewhere', () => {
    const hosts = ['a', 'a', 'b', 'b', 'c', 'c'];
    const { masters, replicas } = firstPlacement(hosts, 1);
    expect(masters).toEqual([0, 2, 4]);
    expect(replicas).toEqual([
      { node: 3, master: 0 },
      { node: 5, master: 2 },
      { node: 1, master: 4 },
    ]);
    expect(antiAffinityScore(hosts, replicas)).toBe(0);
  });

  test('gives what is left over to the first masters', () => {
    const { masters, replicas } = firstPlacement(Array<string>(8).fill('a'), 1);
    expect(masters).toHaveLength(4);
    expect(replicas).toHaveLength(4);
    const { masters: three, replicas: extra } = firstPlacement(Array<string>(7).fill('a'), 1);
    expect(three).toEqual([0, 1, 2]);
    expect(extra.map(({ master }) => master)).toEqual([0, 1, 2, 0]);
  });

  test('has only masters when no replicas are wanted', () => {
    expect(firstPlacement(['a', 'b', 'c'], 0)).toEqual({ masters: [0, 1, 2], replicas: [] });
  });
});

describe('improvePlacement', () => {
  test('finds the perfect placement where there is one', () => {
    // Three hosts, of which one has more masters than its share.
    const hosts = ['a', 'b', 'c', 'a', 'a', 'b', 'c', 'c', 'b'];
    const worst = {
      masters: [0, 1, 2],
      replicas: [3, 4, 5, 6, 7, 8].map((node) => ({
        node,
        master: ['a', 'b', 'c'].indexOf(hosts[node] ?? ''),
      })),
    };
    expect(antiAffinityScore(hosts, worst.replicas)).toBe(60_000);
    const better = improvePlacement(hosts, worst, () => 0.5);
    expect(antiAffinityScore(hosts, better.replicas)).toBe(0);
    expect(better.replicas.map(({ node }) => node)).toEqual([3, 4, 5, 6, 7, 8]);
  });
});
