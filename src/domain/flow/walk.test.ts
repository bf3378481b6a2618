import { describe, expect, it } from 'vitest';
import { parsePlace, placeId, readingMs, stepWithin } from './walk.ts';

describe('placeId and parsePlace', () => {
  it('write and read the same places, with or without #', () => {
    for (const place of [
      { flow: 'swarm-join', telling: 'true', step: 4 },
      { flow: 'tls12', telling: 'notes', step: 12 },
    ] as const) {
      expect(parsePlace(placeId(place))).toEqual(place);
      expect(parsePlace(`#${placeId(place)}`)).toEqual(place);
    }
    expect(placeId({ flow: 'swarm-join', telling: 'true', step: 4 })).toBe(
      'flow=swarm-join&step=4',
    );
  });

  it.each(['', '#两枚令牌', '#flow=swarm-join', '#flow=swarm-join&step=', '#flow=a&step=4x'])(
    'take %s for no place',
    (hash) => {
      expect(parsePlace(hash)).toBeUndefined();
    },
  );
});

describe('stepWithin', () => {
  it('stays between the first step and the last', () => {
    expect([0, 1, 7, 20, 21].map((step) => stepWithin(step, 20))).toEqual([1, 1, 7, 20, 20]);
  });
});

describe('readingMs', () => {
  it('gives a longer text more time', () => {
    expect(readingMs('一二三四五六七八九十'.repeat(5)) - readingMs('')).toBe(5500);
  });
});
