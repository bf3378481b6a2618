import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Finding } from '../../domain/finding/finding.ts';
import type { Book } from './book.ts';
import { attribute, isTag, type ReadChapter, type Tag } from './mdx.ts';

/** What a chapter may not hold although it is MDX. */
export const markupProblems = {
  'chapter/expression': 'a chapter has an expression, which nobody could follow or print',
  'chapter/element': 'a chapter has an element that runs, embeds or styles',
  'chapter/link-scheme': 'a link is neither of the book nor of the web',
  'chapter/picture-foreign': 'a picture comes from another site',
  'chapter/picture-missing': 'a picture is not there',
} as const;
type MarkupProblem = keyof typeof markupProblems;

/** Elements that run code, embed another page, or reach beyond the text. */
const refused = new Set(
  'script style iframe object embed link meta base form applet portal frame frameset'.split(' '),
);
/** A comment, which the page does not have. */
const comment = /^\s*(?:\/\*[\s\S]*?\*\/\s*)*$/;
/** A string, a number or a truth value: what an attribute may have between braces. */
const literal = /^\s*(?:"[^"\\]*"|'[^'\\]*'|\d+|true|false)\s*$/;

/** Holds chapters to text, tags, pictures of our own and links that lead somewhere. */
export function checkMarkup({ chapters, pictures }: Book): readonly Finding[] {
  return chapters.flatMap((chapter) => {
    const findings: Finding[] = [];
    visit(chapter.tree, (node: Nodes) => {
      const report = (id: MarkupProblem, message: string, remedy: string) => {
        const line = node.position?.start.line;
        findings.push({ id, place: { file: chapter.file, line }, message, remedy });
      };
      if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
        checkExpression(node.value, report);
      }
      if (node.type === 'link' || node.type === 'definition') checkLink(node.url, report);
      if (node.type === 'image') checkPicture(node.url, chapter, pictures, report);
      if (isTag(node)) checkElement(node, chapter, pictures, report);
    });
    return findings;
  });
}

type Report = (id: MarkupProblem, message: string, remedy: string) => void;

function checkExpression(value: string, report: Report): void {
  // Imports have a finding of their own.
  if (comment.test(value) || literal.test(value) || /\bimport\s*\(/.test(value)) return;
  report(
    'chapter/expression',
    `{${brief(value)}} is an expression; a chapter has none.`,
    'For braces in the text write \\{ or put them between backquotes; else write what it would give.',
  );
}

function checkElement(
  tag: Tag,
  chapter: ReadChapter,
  pictures: ReadonlySet<string>,
  report: Report,
): void {
  const name = tag.name ?? '';
  if (refused.has(name.toLowerCase())) {
    report(
      'chapter/element',
      `<${name}> does not belong in a chapter.`,
      'Write Markdown or a component of src/authoring.ts; a new kind of thing becomes a component.',
    );
    return;
  }
  for (const each of tag.attributes) {
    if (each.type !== 'mdxJsxAttribute') continue;
    if (/^on[a-z]/i.test(each.name)) {
      const message = `<${name} ${each.name}> runs script.`;
      report('chapter/element', message, 'Leave the attribute out.');
    }
    if (typeof each.value === 'object' && each.value && !literal.test(each.value.value)) {
      report(
        'chapter/expression',
        `${each.name}={${brief(each.value.value)}} is an expression; a chapter has none.`,
        `Write ${each.name}="…".`,
      );
    }
  }
  const href = attribute(tag, 'href');
  if (typeof href === 'string') checkLink(href, report);
  const src = attribute(tag, 'src');
  if (typeof src === 'string') checkPicture(src, chapter, pictures, report);
}

function checkLink(url: string, report: Report): void {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined || ['http', 'https', 'mailto'].includes(scheme)) return;
  report(
    'chapter/link-scheme',
    `the link "${brief(url)}" has the scheme "${scheme}:".`,
    'Link to a page of the book, or to the web with https:.',
  );
}

function checkPicture(
  url: string,
  { file }: ReadChapter,
  pictures: ReadonlySet<string>,
  report: Report,
): void {
  if (/^\s*([a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) {
    report(
      'chapter/picture-foreign',
      `"${brief(url)}" comes from another site.`,
      'Put the file into public/ or beside the chapter; pages ask nobody else for anything.',
    );
    return;
  }
  const { pathname } = new URL(url, `https://book.example/${file}`);
  // A path from the root is a file of public/, any other one lies beside the chapter.
  const path = decodeURI(url.startsWith('/') ? pathname : pathname.slice(1));
  if (pictures.has(path)) return;
  report(
    'chapter/picture-missing',
    `the picture "${brief(url)}" is not there.`,
    url.startsWith('/')
      ? `Put it at public${path}, or mend the path.`
      : `Put it at ${path}, or mend the path.`,
  );
}

function brief(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
