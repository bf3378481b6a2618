import type { Element, Root } from 'hast';
import { expect, test } from 'vitest';
import { rehypeInlineCode } from './inline-code.ts';

const element = (tagName: string, ...children: Element['children']): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
const code = (value: string) => element('code', { type: 'text', value });

test('short code of running text is marked, long code and listings are not', () => {
  const short = code('ip -d');
  const long = code('docker image inspect');
  const listing = code('ls');
  const tree: Root = {
    type: 'root',
    children: [element('p', short, long), element('pre', listing)],
  };
  rehypeInlineCode()(tree);
  const marks = [short, long, listing].map(({ properties }) => properties['className']);
  expect(marks).toEqual([['whole'], undefined, undefined]);
});
