import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { columnsOf } from '../../domain/command-line/columns.ts';

/** From so many columns of a terminal on a cell is text, and takes lines of more than a few characters. */
const wideFrom = 28;

/**
 * A rehype plugin for the tables of chapters. A wide one scrolls sideways by itself, so it takes the focus of
 * the keyboard; and the empty corner of a table of comparisons is a cell, not a heading without words. Behind each
 * stands an empty `<wbr>`: with it the table has arrived whole, and src/styles/prose.css shows it. While rows come in,
 * the browser would set the columns anew with each. The cells of a column with text in it are of the class `wide`:
 * a phone would squeeze them to three characters a line.
 */
export function rehypeTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName === 'th' && node.children.length === 0) node.tagName = 'td';
      if (node.tagName !== 'table' || index === undefined || !parent) return;
      node.properties['tabIndex'] = 0;
      markWideColumns(node);
      parent.children.splice(index + 1, 0, arrived());
    });
  };
}

function markWideColumns(table: Element): void {
  const rows: Element[][] = [];
  visit(table, 'element', (row) => {
    if (row.tagName !== 'tr') return;
    rows.push(row.children.filter((child) => child.type === 'element'));
  });
  const widths = rows.map((row) => row.map(widthOf));
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      if (widths.some((each) => (each[index] ?? 0) >= wideFrom))
        cell.properties['className'] = ['wide'];
    }
  }
}

function widthOf(cell: Element): number {
  let text = '';
  visit(cell, 'text', ({ value }) => {
    text += value;
  });
  return columnsOf(text);
}

function arrived(): Element {
  return { type: 'element', tagName: 'wbr', properties: {}, children: [] };
}
