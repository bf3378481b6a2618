import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Frontmatter } from './frontmatter.ts';
import { attribute, isTag, type ReadChapter } from './mdx.ts';
import type { PlacedData } from './yaml-data.ts';

/** A piece of running text a reader sees: a paragraph, a cell, a field. */
export interface Prose {
  readonly file: string;
  /** The words; inline code stands as one `code` character, so that nothing in it counts. */
  readonly text: string;
  /** The line of each character of the text, where it differs from the first. */
  readonly lineAt: (index: number) => number;
}

/** Stands for a piece of inline code. */
export const code = '\uE000';

/** Attributes of components that hold running text. */
const spoken = ['title', 'reason', 'label', 'description', 'alt'];

/** The running text of a chapter: paragraphs, headings, cells, and the attributes that readers see. */
export function proseOf(chapter: ReadChapter): readonly Prose[] {
  const found: Prose[] = [];
  visit(chapter.tree, (node: Nodes) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      found.push(proseOfBlock(chapter.file, node));
    }
    if (isTag(node)) {
      for (const name of spoken) {
        const text = attribute(node, name);
        const line = node.position?.start.line ?? 1;
        if (typeof text === 'string') found.push({ file: chapter.file, text, lineAt: () => line });
      }
    }
  });
  return found;
}

/** Title, description and goal of a chapter. */
export function proseOfFrontmatter({ chapter, data, lineOf }: Frontmatter): readonly Prose[] {
  return (['title', 'description', 'goal'] as const).flatMap((field) => {
    const text = data[field];
    return text === undefined ? [] : { file: chapter.file, text, lineAt: () => lineOf([field]) };
  });
}

/**
 * The running text in a file of data: every string whose field is one of `fields`, at any depth.
 * `…` in it is code.
 */
export function proseOfData(
  { file, value, lineOf }: PlacedData & { readonly file: string },
  fields: ReadonlySet<string>,
): readonly Prose[] {
  const found: Prose[] = [];
  const walk = (part: unknown, path: readonly PropertyKey[], spokenField: boolean): void => {
    if (typeof part === 'string') {
      if (spokenField) {
        found.push({ file, text: part.replace(/`[^`]*`/g, code), lineAt: () => lineOf(path) });
      }
    } else if (Array.isArray(part)) {
      part.forEach((each, index) => walk(each, [...path, index], spokenField));
    } else if (typeof part === 'object' && part !== null) {
      for (const [key, each] of Object.entries(part)) walk(each, [...path, key], fields.has(key));
    }
  };
  walk(value, [], false);
  return found;
}

function proseOfBlock(file: string, block: Nodes): Prose {
  let text = '';
  const starts: { index: number; line: number }[] = [];
  const add = (words: string, node: Nodes) => {
    starts.push({ index: text.length, line: node.position?.start.line ?? 1 });
    text += words;
  };
  const walk = (node: Nodes): void => {
    if (node.type === 'text') add(node.value, node);
    else if (node.type === 'inlineCode') add(code, node);
    else if (node.type === 'break') add('\n\n', node);
    else if (node.type === 'mdxTextExpression') add(code, node);
    else if ('children' in node) node.children.forEach(walk);
  };
  walk(block);
  return {
    file,
    text,
    lineAt: (index) => {
      const start = starts.findLast((each) => each.index <= index);
      if (!start) return block.position?.start.line ?? 1;
      return start.line + (text.slice(start.index, index).match(/\n/g)?.length ?? 0);
    },
  };
}
