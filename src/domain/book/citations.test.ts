import { expect, test } from 'vitest';
import { citationsIn, citedHtml } from './citations.ts';

test('citationsIn finds the recordings that a text names, and their commands', () => {
  const text = '见实录 build/cache/layers 第 2、4 到 6 条；实录 network/flannel/by-hand：三张表。';
  expect(citationsIn(text)).toEqual([
    {
      text: '实录 build/cache/layers',
      index: 1,
      recording: 'build/cache/layers',
      commands: [2, 4, 6],
    },
    {
      text: '实录 network/flannel/by-hand',
      index: text.lastIndexOf('实录'),
      recording: 'network/flannel/by-hand',
      commands: [],
    },
  ]);
});

test('citationsIn reads commands that are named one by one', () => {
  const numbersOf = (text: string) => citationsIn(`实录 a/b/c ${text}`)[0]?.commands;
  expect(numbersOf('第 3 到第 5 条：端口')).toEqual([3, 5]);
  expect(numbersOf('第 6 条与第 9 条')).toEqual([6, 9]);
  expect(numbersOf('第 8 条换掉了入口点，第 9 条没有')).toEqual([8]);
});

test('citationsIn leaves what names no recording by its id', () => {
  expect(citationsIn('上面实录第 4 条，实录 layers 第 2 条，实录 docs/a')).toEqual([]);
});

test('citedHtml links the recordings that have an address, and escapes the rest', () => {
  const addressOf = (recording: string) =>
    recording === 'build/cache/layers' ? '/build/cache/#a' : undefined;
  const text = '<见>实录 build/cache/layers 第 2 条，实录 build/cache/none 第 1 条';
  expect(String(citedHtml(text, addressOf))).toBe(
    '&#60;见&#62;<a href="/build/cache/#a">实录 build/cache/layers</a> 第 2 条，实录 build/cache/none 第 1 条',
  );
});
