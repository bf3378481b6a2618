import type { ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { codePieces } from '../../domain/book/inline-code.ts';

/** A rehype plugin that marks options and other words with hyphens in code of running text; prose.css keeps each on one line. */
export function rehypeCodeWords() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      if (node.tagName === 'pre') return SKIP;
      const [text] = node.children;
      if (node.tagName !== 'code' || text?.type !== 'text') return undefined;
      node.children = codePieces(text.value).map((piece): ElementContent => {
        const value = { type: 'text' as const, value: piece.text };
        if (!piece.isWhole) return value;
        return {
          type: 'element',
          tagName: 'span',
          properties: { className: ['whole'] },
          children: [value],
        };
      });
      return SKIP;
    });
  };
}
