import type { Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { staysWhole } from '../../domain/book/inline-code.ts';

/** A rehype plugin that marks the short code of running text, so that prose.css keeps it on one line. */
export function rehypeInlineCode() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      if (node.tagName === 'pre') return SKIP;
      const [text] = node.children;
      if (node.tagName === 'code' && text?.type === 'text' && staysWhole(text.value)) {
        node.properties['className'] = ['whole'];
      }
      return undefined;
    });
  };
}
