import { describe, expect, test } from 'vitest';
import { commandTimes } from './session.ts';
import { paceOf } from './time-line.ts';

describe('commandTimes', () => {
  const commands = [
    { typedSeconds: 1, startSeconds: 2, endSeconds: 3 },
    { typedSeconds: 20, startSeconds: 21, endSeconds: 22 },
    { typedSeconds: 30, startSeconds: 30, endSeconds: 31 },
  ];

  test('count in played seconds, and the first command is at hand from the start', () => {
    const pace = paceOf([1, 2, 3, 20, 21, 22, 30, 31], 2);
    const times = commandTimes(commands, { pace, durationSeconds: 10 });
    expect(times.map(({ at, enteredAt }) => [at, enteredAt])).toEqual([
      [0, 2],
      [5, 6],
      [9, 9],
    ]);
    expect(times.map(({ endsAt }) => endsAt)).toEqual([3, 7, 10]);
    expect(times.map(({ doneAt }) => doneAt)).toEqual([4.999, 8.999, 10]);
  });

  test('keep a command between its beginning and the next one', () => {
    const pace = paceOf([0], 2);
    const [first] = commandTimes(
      [
        { typedSeconds: 1, startSeconds: 9, endSeconds: 10 },
        { typedSeconds: 1, startSeconds: 2, endSeconds: 3 },
      ],
      { pace, durationSeconds: 10 },
    );
    expect(first).toEqual({ at: 0, enteredAt: 1, endsAt: 1, doneAt: 1 });
  });
});
