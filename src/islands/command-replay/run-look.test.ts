import { expect, test } from 'vitest';
import { lookOf } from './run-look.ts';

test('lookOf gives a run its colours as properties and the rest as classes', () => {
  expect(lookOf('bold fg-2')).toEqual({ class: 'bold', style: '--run-fg:var(--ok)' });
  expect(lookOf('underline inverse')).toEqual({ class: 'underline inverse' });
  expect(lookOf('fg-15 bg-1')).toEqual({
    style: '--run-fg:var(--terminal-ink);--run-bg:var(--bad)',
  });
});
