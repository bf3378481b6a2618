import type { Element, Root } from 'hast';
import { expect, test } from 'vitest';
import { rehypeCodeWords } from './code-words.ts';

const element = (tagName: string, ...children: Element['children']): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
const text = (value: string) => ({ type: 'text', value }) as const;
const span = (value: string) => element('span', text(value));

/** What the plugin makes of a paragraph with this code. */
function after(value: string): Element['children'] {
  const code = element('code', text(value));
  const tree: Root = { type: 'root', children: [element('p', code)] };
  rehypeCodeWords()(tree);
  return code.children;
}

test('short words with a hyphen stay in one piece, and all of the text stays', () => {
  expect(after('--rm')).toEqual([span('--rm')]);
  expect(after('docker run -d --init busybox')).toEqual([
    text('docker run '),
    span('-d'),
    text(' '),
    span('--init'),
    text(' busybox'),
  ]);
});

test('without a hyphen, or too long for a line, a word is left alone', () => {
  expect(after('docker ps')).toEqual([text('docker ps')]);
  const long = '--mount=type=bind,source=/etc';
  expect(after(long)).toEqual([text(long)]);
});

test('a listing is not touched', () => {
  const code = element('code', text('docker run --rm'));
  const tree: Root = { type: 'root', children: [element('pre', code)] };
  rehypeCodeWords()(tree);
  expect(code.children).toEqual([text('docker run --rm')]);
});
