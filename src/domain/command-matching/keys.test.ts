import { expect, test } from 'vitest';
import { isKeys, keysForReader, sentByKeys } from './keys.ts';

test('keys in angle brackets send control characters, and are told as a reader knows them', () => {
  expect(isKeys('<C-c>')).toBe(true);
  expect(isKeys('docker ps')).toBe(false);
  expect(sentByKeys('<C-p C-q>')).toBe('\x10\x11');
  expect(sentByKeys('<q>')).toBe('q');
  expect(keysForReader('<C-p C-q>')).toBe('Ctrl-P Ctrl-Q');
});
