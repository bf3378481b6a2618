import GithubSlugger from 'github-slugger';
import type { Nodes, Root } from 'mdast';
import type {} from 'mdast-util-mdx';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toString } from 'mdast-util-to-string';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFileMessage } from 'vfile-message';
import type { Finding } from '../../domain/finding/finding.ts';
import type { SourceFile } from './source-file.ts';

/** What keeps a chapter from being read at all. */
export const mdxProblems = {
  'chapter/mdx-syntax': 'a chapter is not MDX',
} as const;

/** A component or an HTML element written as a tag. */
export type Tag = MdxJsxFlowElement | MdxJsxTextElement;

/** A chapter read: its parts stand in the lines where the file has them. */
export interface ReadChapter extends SourceFile {
  /** The page's path, such as `swarm/create`; empty for the first page. */
  readonly slug: string;
  /** The YAML between the two `---`, without them; undefined when the file has none. */
  readonly frontmatter: string | undefined;
  readonly tree: Root;
}

// The plugins that decide what is text and what is not are those of src/build/markdown/processor.ts.
const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm).use(remarkCjkFriendly);

/** Reads a chapter; a finding when it is not MDX. */
export function readChapter({ file, text }: SourceFile): ReadChapter | Finding {
  const head = /^---\r?\n([\s\S]*?)^---[ \t]*$/m.exec(text);
  if (head?.index !== 0 && /^---[ \t]*\r?\n/.test(text)) {
    return {
      id: 'chapter/frontmatter',
      place: { file, line: 1 },
      message: 'frontmatter: the --- that closes the fields is missing.',
      remedy: 'Write a line of --- behind the last field.',
    };
  }
  // Blank lines instead of the frontmatter keep every line number right.
  const body =
    head?.index === 0 ? head[0].replace(/[^\n]/g, '') + text.slice(head[0].length) : text;
  try {
    return {
      file,
      text,
      slug: slugOf(file),
      frontmatter: head?.index === 0 ? head[1] : undefined,
      tree: parser.parse(body),
    };
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error;
    // A tag left open has no place of its own, but its message ends with that of the tag: (5:1-5:8).
    const inMessage = /\((\d+):(\d+)-[\d:]+\)/.exec(error.reason);
    const line = error.line ?? Number(inMessage?.[1] ?? 1);
    const column = error.column ?? Number(inMessage?.[2] ?? 1);
    return {
      id: 'chapter/mdx-syntax',
      place: { file, line },
      message: `column ${column}: ${error.reason.replace(/\s+/g, ' ').replace(/\.?$/, '.')}`,
      remedy: remedyFor(error.reason),
    };
  }
}

/** `content/docs/swarm/create.mdx` is the page `swarm/create`; an index is the page of its folder. */
export function slugOf(file: string): string {
  return file.replace(/^content\/docs\//, '').replace(/(?:(^|\/)index)?\.mdx?$/, '');
}

/** Every tag of a chapter, in order. */
export function tagsOf(tree: Root): readonly Tag[] {
  const tags: Tag[] = [];
  visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
    tags.push(node as Tag);
  });
  return tags;
}

/**
 * The ids that headings get, numbered where two are alike, and those written as `id="…"`; `_top` is Starlight's.
 */
export function anchorsOf(tree: Root): ReadonlySet<string> {
  const slugger = new GithubSlugger();
  const anchors = new Set(['_top']);
  visit(tree, (node) => {
    if (node.type === 'heading') anchors.add(slugger.slug(headingText(node)));
    if (isTag(node)) {
      const id = attribute(node, 'id');
      if (typeof id === 'string' && /^[a-z]/.test(node.name ?? '')) anchors.add(id);
    }
  });
  return anchors;
}

/** The words of a heading, as a reader sees them. */
export function headingText(heading: Nodes): string {
  return toString(heading, { includeImageAlt: false });
}

/** An attribute's string; null where it has no value, undefined where it is absent or an expression. */
export function attribute(tag: Tag, name: string): string | null | undefined {
  for (const each of tag.attributes) {
    if (each.type === 'mdxJsxAttribute' && each.name === name) {
      return typeof each.value === 'object' && each.value !== null
        ? undefined
        : (each.value ?? null);
    }
  }
  return undefined;
}

/** Whether a node is a component or an HTML element. */
export function isTag(node: Nodes): node is Tag {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

function remedyFor(reason: string): string {
  if (/acorn|expression/i.test(reason)) {
    return 'A { begins an expression: write \\{ or put it between backquotes.';
  }
  if (/before name|to be closed|closing tag|in name|in attribute|lazy line/i.test(reason)) {
    return 'A < begins a tag: close it, write &lt;, or put it between backquotes.';
  }
  return 'Mend the line; MDX is Markdown in which < begins a tag and { an expression.';
}
