import type { Element, Root } from 'hast';
import { expect, test } from 'vitest';
import { rehypeTables } from './tables.ts';

const element = (tagName: string, ...children: Element['children']): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children,
});

test('a table takes the focus, and its empty corner is no heading', () => {
  const corner = element('th');
  const head = element('th', { type: 'text', value: '镜像' });
  const table = element('table', element('thead', element('tr', corner, head)));
  const tree: Root = { type: 'root', children: [table] };
  rehypeTables()(tree);
  expect(table.properties['tabIndex']).toBe(0);
  expect([corner.tagName, head.tagName]).toEqual(['td', 'th']);
});

test('a mark behind each table says that it has arrived whole', () => {
  const tree: Root = { type: 'root', children: [element('table'), element('p'), element('table')] };
  rehypeTables()(tree);
  expect(tree.children.map((child) => (child as Element).tagName)).toEqual([
    'table',
    'wbr',
    'p',
    'table',
    'wbr',
  ]);
});

test('the cells of a column with text in it are marked, those of short words are not', () => {
  const cell = (value: string) => element('td', { type: 'text', value });
  const rows = [
    [cell('0'), cell('正常')],
    [cell('137'), cell('被强行结束，可能是内存不够了')],
  ];
  const table = element('table', ...rows.map((cells) => element('tr', ...cells)));
  rehypeTables()({ type: 'root', children: [table] });
  const marks = rows.map((cells) => cells.map(({ properties }) => properties['className']));
  expect(marks).toEqual([
    [undefined, ['wide']],
    [undefined, ['wide']],
  ]);
});
