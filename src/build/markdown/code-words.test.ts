import type { Element, Root } from 'hast';
import { expect, test } from 'vitest';
import { rehypeCodeWords } from './code-words.ts';

const element = (tagName: string, ...children: Element['children']): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});
const code = (value: string) => element('code', { type: 'text', value });

test('an option in running text is marked, code without one and listings stay as they are', () => {
  const option = code('ip -d link');
  const plain = code('docker ps');
  const listing = code('ls -l');
  const tree: Root = {
    type: 'root',
    children: [element('p', option, plain), element('pre', listing)],
  };
  rehypeCodeWords()(tree);
  expect(option.children).toEqual([
    { type: 'text', value: 'ip ' },
    {
      type: 'element',
      tagName: 'span',
      properties: { className: ['whole'] },
      children: [{ type: 'text', value: '-d' }],
    },
    { type: 'text', value: ' link' },
  ]);
  expect([plain, listing].map(({ children }) => children)).toEqual([
    [{ type: 'text', value: 'docker ps' }],
    [{ type: 'text', value: 'ls -l' }],
  ]);
});
