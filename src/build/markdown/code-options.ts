import type { ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { codePieces } from '../../domain/book/inline-code.ts';

/** A rehype plugin that marks the options in code of running text, so that prose.css keeps each on one line. */
export function rehypeCodeOptions() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      if (node.tagName === 'pre') return SKIP;
      const [text] = node.children;
      if (node.tagName !== 'code' || text?.type !== 'text') return undefined;
      node.children = codePieces(text.value).map((piece): ElementContent => {
        const value = { type: 'text' as const, value: piece.text };
        if (!piece.isOption) return value;
        return {
          type: 'element',
          tagName: 'span',
          properties: { className: ['option'] },
          children: [value],
        };
      });
      return SKIP;
    });
  };
}
