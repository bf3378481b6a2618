import { describe, expect, test } from 'vitest';
import {
  activeHostAt,
  advance,
  completions,
  dueEvents,
  nextStop,
  outputBetween,
  previousStop,
  screenInputAt,
} from './schedule.ts';
import type { TimeLine } from './time-line.ts';

const timeLine: TimeLine = {
  hosts: ['docker1', 'docker2'],
  output: [
    { at: 0, host: 'docker1', data: 'a' },
    { at: 1, host: 'docker2', data: 'b' },
    { at: 1, host: 'docker1', data: 'c' },
    { at: 3, host: 'docker1', data: 'd' },
  ],
  markers: [
    { at: 0.5, host: 'docker2', label: 'docker2$ b' },
    { at: 2, host: 'docker1', label: 'docker1$ d' },
  ],
  durationSeconds: 3,
  pace: [],
};

describe('dueEvents', () => {
  test('leaves out what was due at the beginning and takes in what is due at the end', () => {
    expect(dueEvents(timeLine, 0, 1).map(({ data }) => data)).toEqual(['b', 'c']);
    expect(dueEvents(timeLine, 1, 2.9)).toEqual([]);
  });

  test('gives every event once when time is cut anywhere', () => {
    const cuts = [-Infinity, 0, 0.2, 1, 1.5, 2.99, 3, 4];
    const seen = cuts.slice(1).flatMap((to, n) => [...dueEvents(timeLine, cuts[n] ?? 0, to)]);
    expect(seen).toEqual(timeLine.output);
  });
});

describe('screenInputAt', () => {
  test('joins what each host has shown so far', () => {
    expect([...screenInputAt(timeLine, 1)]).toEqual([
      ['docker1', 'ac'],
      ['docker2', 'b'],
    ]);
    expect([...screenInputAt(timeLine, -1)]).toEqual([]);
  });

  test('is the same as what was shown before and what came since', () => {
    const before = screenInputAt(timeLine, 0.7).get('docker1') ?? '';
    const since = outputBetween(timeLine, 0.7, 3).get('docker1') ?? '';
    expect(before + since).toBe(screenInputAt(timeLine, 3).get('docker1'));
  });
});

describe('advance', () => {
  test('follows the clock, stops at the end and does not run ahead after a sleep', () => {
    expect(advance(timeLine, 1, 250)).toBe(1.25);
    expect(advance(timeLine, 1, 60_000)).toBe(2);
    expect(advance(timeLine, 2.9, 1000)).toBe(3);
  });
});

describe('activeHostAt', () => {
  test('is the host whose command began last', () => {
    expect([0, 0.5, 1.9, 2].map((at) => activeHostAt(timeLine.markers, at))).toEqual([
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

describe('completions', () => {
  test('lie just before the next command, and at the end for the last one', () => {
    expect(completions([0.5, 2, 8], 10)).toEqual([1.999, 7.999, 10]);
    expect(completions([2, 2], 3)).toEqual([2, 3]);
    expect(completions([], 3)).toEqual([]);
  });
});
