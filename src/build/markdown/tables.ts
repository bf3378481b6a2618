import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * A rehype plugin for the tables of chapters. A wide one scrolls sideways by itself, so it takes the focus of
 * the keyboard; and the empty corner of a table of comparisons is a cell, not a heading without words. Behind each
 * stands an empty `<wbr>`: with it the table has arrived whole, and src/styles/prose.css shows it. While rows come in,
 * the browser would set the columns anew with each.
 */
export function rehypeTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName === 'th' && node.children.length === 0) node.tagName = 'td';
      if (node.tagName !== 'table' || index === undefined || !parent) return;
      node.properties['tabIndex'] = 0;
      parent.children.splice(index + 1, 0, arrived());
    });
  };
}

function arrived(): Element {
  return { type: 'element', tagName: 'wbr', properties: {}, children: [] };
}
