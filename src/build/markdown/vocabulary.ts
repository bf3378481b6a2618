import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { MdxjsEsm } from 'mdast-util-mdxjs-esm';
import { visit } from 'unist-util-visit';
import { vocabulary, type Word } from '../../authoring.ts';

/**
 * A remark plugin that gives a chapter the one import each component name needs, from src/authoring.ts.
 * A barrel would put the CSS of every island on every page.
 * Names that are not in the vocabulary are left alone: the check of chapters has named them by then.
 */
export function remarkVocabulary() {
  return (tree: Root): void => {
    const used = new Map<string, Word>();
    visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
      const { name } = node as MdxJsxFlowElement | MdxJsxTextElement;
      const word = name === null ? undefined : vocabulary[name];
      if (name !== null && word) used.set(name, word);
    });
    tree.children.unshift(...[...used].map(([name, word]) => importOf(name, word)));
  };
}

/** `import Name from '…'` or `import { Name } from '…'` as the syntax tree that MDX wants beside the text. */
function importOf(name: string, word: Word): MdxjsEsm {
  const local = { type: 'Identifier' as const, name };
  return {
    type: 'mdxjsEsm',
    value: '',
    data: {
      estree: {
        type: 'Program',
        sourceType: 'module',
        body: [
          {
            type: 'ImportDeclaration',
            attributes: [],
            source: { type: 'Literal', value: word.from, raw: JSON.stringify(word.from) },
            specifiers: [
              word.name === undefined
                ? { type: 'ImportDefaultSpecifier', local }
                : {
                    type: 'ImportSpecifier',
                    imported: { type: 'Identifier', name: word.name },
                    local,
                  },
            ],
          },
        ],
      },
    },
  };
}
