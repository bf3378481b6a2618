import type { Parent, Root } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';

/**
 * A remark plugin that hands a term the punctuation which touches it, as `before` and `after`. A term is a button,
 * and a browser may end a line on either side of one: a full stop would begin the next line.
 */
export function remarkTermPunctuation() {
  return (tree: Root): void => {
    visit(tree, 'mdxJsxTextElement', (node, index, parent) => {
      if (node.name !== 'Term' || index === undefined || parent === undefined) return;
      take(node, 'before', parent, index - 1, /[（《「『“‘]+$/);
      take(node, 'after', parent, index + 1, /^[，。、；：！？）》」』”’…]+/);
    });
  };
}

function take(
  term: MdxJsxTextElement,
  name: 'before' | 'after',
  { children }: Parent,
  index: number,
  pattern: RegExp,
): void {
  const beside = children[index];
  if (beside?.type !== 'text') return;
  const [value] = pattern.exec(beside.value) ?? [];
  if (value === undefined) return;
  beside.value = beside.value.replace(pattern, '');
  term.attributes.push({ type: 'mdxJsxAttribute', name, value });
}
