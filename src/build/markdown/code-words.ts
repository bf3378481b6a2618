import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

/** The longest word that stays in one piece; a longer one would leave too little of a phone's line, or widen it. */
const longest = 20;
const hyphenated = /(?<=^|\s)\S*-\S*(?=\s|$)/g;

/**
 * A rehype plugin for code inside a line: a short word with a hyphen, such as `--rm` or `unless-stopped`, is
 * not broken behind the hyphen, where a browser otherwise may. The words become spans; their text stays as
 * it is, so that it is copied and found.
 */
export function rehypeCodeWords() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, _index, parent) => {
      const [only] = node.children;
      const isBlock = parent?.type === 'element' && parent.tagName === 'pre';
      if (node.tagName !== 'code' || isBlock || node.children.length !== 1) return;
      if (only?.type === 'text') node.children = pieces(only.value);
    });
  };
}

function pieces(text: string): Element['children'] {
  const children: Element['children'] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(hyphenated)) {
    if (word.length > longest) continue;
    if (index > end) children.push({ type: 'text', value: text.slice(end, index) });
    const value: Element['children'] = [{ type: 'text', value: word }];
    children.push({ type: 'element', tagName: 'span', properties: {}, children: value });
    end = index + word.length;
  }
  if (end < text.length) children.push({ type: 'text', value: text.slice(end) });
  return children;
}
