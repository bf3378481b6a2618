import { describe, expect, test } from 'vitest';
import { activeHostAt, advance, nextStop, previousStop } from './schedule.ts';

const timeLine = { durationSeconds: 3 };
const begins = [
  { at: 0.5, host: 'docker2' },
  { at: 2, host: 'docker1' },
];

describe('advance', () => {
  test('follows the clock, stops at the end and does not run ahead after a sleep', () => {
    expect(advance(timeLine, 1, { passedMs: 250, speed: 1 })).toBe(1.25);
    expect(advance(timeLine, 1, { passedMs: 60_000, speed: 1 })).toBe(2);
    expect(advance(timeLine, 2.9, { passedMs: 1000, speed: 1 })).toBe(3);
  });

  test('runs as many times faster as asked', () => {
    expect(advance(timeLine, 1, { passedMs: 250, speed: 4 })).toBe(2);
    expect(advance(timeLine, 1, { passedMs: 250, speed: 0.5 })).toBe(1.125);
  });
});

describe('activeHostAt', () => {
  test('is the host whose command began last', () => {
    expect([0, 0.5, 1.9, 2].map((at) => activeHostAt(begins, at))).toEqual([
      'docker2',
      'docker2',
      'docker2',
      'docker1',
    ]);
  });

  test('is nobody when nothing was typed', () => {
    expect(activeHostAt([], 1)).toBeUndefined();
  });
});

describe('stops', () => {
  const stops = [0.5, 2, 8];

  test('lead forward to the next command and nowhere past the last', () => {
    expect([0, 0.5, 2, 8].map((at) => nextStop(stops, at))).toEqual([0.5, 2, 8, undefined]);
  });

  test('lead back to the beginning of a command, and shortly after it to the one before', () => {
    expect([8, 5, 2.5, 1, 0].map((at) => previousStop(stops, at))).toEqual([
      2,
      2,
      0.5,
      undefined,
      undefined,
    ]);
  });
});
