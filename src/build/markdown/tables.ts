import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * A rehype plugin for the tables of chapters. A wide one scrolls sideways by itself, so it takes the focus of
 * the keyboard; and the empty corner of a table of comparisons is a cell, not a heading without words.
 */
export function rehypeTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      if (node.tagName === 'table') node.properties['tabIndex'] = 0;
      if (node.tagName === 'th' && node.children.length === 0) node.tagName = 'td';
    });
  };
}
