import type { Paragraph, PhrasingContent, Root } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { describe, expect, test } from 'vitest';
import { remarkTermPunctuation } from './term-punctuation.ts';

const text = (value: string): PhrasingContent => ({ type: 'text', value });
const element = (name: string): MdxJsxTextElement => ({
  type: 'mdxJsxTextElement',
  name,
  attributes: [],
  children: [text('词')],
});

/** What stands in a paragraph of these after the plugin: text as it is, an element as its attributes. */
function processed(...children: PhrasingContent[]): unknown[] {
  const paragraph: Paragraph = { type: 'paragraph', children };
  const tree: Root = { type: 'root', children: [paragraph] };
  remarkTermPunctuation()(tree);
  return paragraph.children.map((child) => {
    if (child.type === 'text') return child.value;
    const { attributes } = child as MdxJsxTextElement;
    return attributes.map((attribute) => 'name' in attribute && [attribute.name, attribute.value]);
  });
}

describe('remarkTermPunctuation', () => {
  test('hands a term what would begin or end a line beside it', () => {
    expect(processed(text('这是（'), element('Term'), text('）。它'))).toEqual([
      '这是',
      [
        ['before', '（'],
        ['after', '）。'],
      ],
      '它',
    ]);
  });

  test('leaves words, other elements, and a term with nothing beside it', () => {
    expect(processed(text('这是'), element('Term'), text('，它，'))).toEqual([
      '这是',
      [['after', '，']],
      '它，',
    ]);
    expect(processed(element('Command'), text('。'))).toEqual([[], '。']);
    expect(processed(element('Term'), element('Term'))).toEqual([[], []]);
  });
});
