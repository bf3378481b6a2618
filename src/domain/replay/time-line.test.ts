import { describe, expect, test } from 'vitest';
import { parseCast } from '../asciicast/parse-cast.ts';
import { mergeCasts, paceOf, toPlayed, toRecorded } from './time-line.ts';

function cast(...events: readonly (readonly [number, string, string])[]) {
  const header = { version: 2, width: 80, height: 24 };
  return parseCast([header, ...events].map((line) => JSON.stringify(line)).join('\n'), 'a.cast');
}

const docker1 = {
  host: 'docker1',
  cast: cast([0, 'o', 'a'], [1, 'm', 'docker1$ x'], [9, 'o', 'd']),
};
const docker2 = { host: 'docker2', cast: cast([0, 'o', 'b'], [2, 'o', 'c'], [3, 'r', '90x30']) };

describe('mergeCasts', () => {
  test('puts the output of all hosts in the order of one clock', () => {
    const { output, hosts } = mergeCasts([docker1, docker2], Infinity);
    expect(hosts).toEqual(['docker1', 'docker2']);
    expect(output.map(({ at, host, data }) => [at, host, data])).toEqual([
      [0, 'docker1', 'a'],
      [0, 'docker2', 'b'],
      [2, 'docker2', 'c'],
      [9, 'docker1', 'd'],
    ]);
  });

  test('cuts a pause only when every host is still', () => {
    const { output, markers, durationSeconds } = mergeCasts([docker1, docker2], 2);
    expect(output.map(({ at }) => at)).toEqual([0, 0, 2, 4]);
    expect(markers).toEqual([{ at: 1, host: 'docker1', label: 'docker1$ x' }]);
    expect(durationSeconds).toBe(4);
  });

  test('gives an empty time line for recordings without events', () => {
    const { durationSeconds, output } = mergeCasts([{ host: 'docker1', cast: cast() }], 2);
    expect([durationSeconds, output]).toEqual([0, []]);
  });
});

describe('pace', () => {
  const pace = paceOf([0, 1, 11, 12, 30], 2);

  test('keeps short pauses and shortens long ones to the limit', () => {
    expect([0, 0.5, 1, 11, 12, 30].map((at) => toPlayed(pace, at))).toEqual([0, 0.5, 1, 3, 4, 6]);
  });

  test('goes evenly through a shortened pause', () => {
    expect(toPlayed(pace, 6)).toBe(2);
    expect(toRecorded(pace, 2)).toBe(6);
  });

  test('leads back from any played moment to its recorded one', () => {
    for (const at of [0, 0.3, 1, 4.2, 11, 11.5, 12, 20, 30, 31]) {
      expect(toRecorded(pace, toPlayed(pace, at))).toBeCloseTo(at, 9);
    }
  });

  test('keeps few points where time runs at its own speed', () => {
    const seconds = Array.from({ length: 1000 }, (_, n) => n);
    expect(paceOf(seconds, 2)).toHaveLength(2);
  });
});
