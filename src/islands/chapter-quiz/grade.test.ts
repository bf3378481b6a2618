import { describe, expect, test } from 'vitest';
import { gradeOptions, gradeOrder } from './grade.ts';

describe('gradeOptions', () => {
  test('is right only when all that is correct was chosen, and nothing else', () => {
    const correct = [true, false, true];
    expect(gradeOptions([true, false, true], correct).isRight).toBe(true);
    expect(gradeOptions([true, false, false], correct)).toEqual({
      verdicts: ['right', 'none', 'missed'],
      isRight: false,
    });
    expect(gradeOptions([true, true, true], correct)).toEqual({
      verdicts: ['right', 'wrong', 'right'],
      isRight: false,
    });
  });
});

describe('gradeOrder', () => {
  test('marks each step that is not in its place', () => {
    expect(gradeOrder([0, 2, 1])).toEqual({
      verdicts: ['right', 'wrong', 'wrong'],
      isRight: false,
    });
    expect(gradeOrder([0, 1, 2]).isRight).toBe(true);
  });
});
