import { describe, expect, test } from 'vitest';
import { roundedApart } from './numbers.ts';

describe('roundedApart', () => {
  test('has two decimals where they tell which way it is rounded', () => {
    expect([1365.25, 33.3388, 1365, 0].map(roundedApart)).toEqual([
      '1365.25',
      '33.34',
      '1365',
      '0',
    ]);
  });

  test('has more where two would make it a whole number', () => {
    expect([50.0046, 49.9954, 0.00001].map(roundedApart)).toEqual(['50.005', '49.995', '0.00001']);
  });
});
