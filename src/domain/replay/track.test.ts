import { describe, expect, test } from 'vitest';
import type { TimeLine } from './time-line.ts';
import { countUntil, textBetween, tracksOf } from './track.ts';

const timeLine: TimeLine = {
  hosts: ['docker1', 'docker2', 'docker3'],
  output: [
    { at: 0, host: 'docker1', data: 'a' },
    { at: 1, host: 'docker2', data: 'b' },
    { at: 1, host: 'docker1', data: 'c' },
    { at: 3, host: 'docker1', data: 'd' },
  ],
  markers: [],
  durationSeconds: 3,
  pace: [],
};
const track = tracksOf(timeLine).get('docker1') ?? [];

describe('tracksOf', () => {
  test('gives each host its own output in order of time, and an empty track to a silent one', () => {
    expect(track.map(({ at, data }) => [at, data])).toEqual([
      [0, 'a'],
      [1, 'c'],
      [3, 'd'],
    ]);
    expect(tracksOf(timeLine).get('docker3')).toEqual([]);
  });
});

describe('countUntil', () => {
  test('counts what lies at or before a moment', () => {
    expect([-1, 0, 0.5, 1, 2.9, 3, 9].map((at) => countUntil(track, at))).toEqual([
      0, 1, 1, 2, 2, 3, 3,
    ]);
    expect(countUntil([], 1)).toBe(0);
  });
});

describe('textBetween', () => {
  test('gives every event once when the track is cut anywhere', () => {
    for (const cut of [0, 1, 2, 3]) {
      expect(textBetween(track, 0, cut) + textBetween(track, cut, 3)).toBe('acd');
    }
  });
});
