import { expect, test } from 'vitest';
import { checkCitations } from './citations.ts';

const counts = new Map([['build/cache/layers', 6]]);
const known = new Set([...counts.keys(), 'build/cache/broken']);
const check = (text: string) =>
  checkCitations([{ file: 'a.mdx', text, lineAt: (index) => index + 1 }], counts, known);

test('checkCitations follows recordings and commands that are there', () => {
  expect(check('实录 build/cache/layers 第 1、5 到 6 条，实录 build/cache/broken 第 9 条')).toEqual(
    [],
  );
});

test('checkCitations names a recording that is not there, and the nearest', () => {
  expect(check('见实录 build/cache/layer 第 1 条')).toEqual([
    {
      id: 'citation/recording-unknown',
      place: { file: 'a.mdx', line: 2 },
      message: 'no recording is called "build/cache/layer".',
      remedy: 'Nearest: "build/cache/layers". They live in playgrounds/recordings/.',
    },
  ]);
});

test('checkCitations names a command that the recording does not have', () => {
  expect(check('实录 build/cache/layers 第 0、5 到 7 条').map(({ message }) => message)).toEqual([
    'the recording "build/cache/layers" has no command 0.',
    'the recording "build/cache/layers" has no command 7.',
  ]);
});
