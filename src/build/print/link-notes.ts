import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** Where a chapter's running text stands in a page. */
const textClass = 'sl-markdown-content';

/**
 * The page with a number on each link that leaves the book and, at the end of the running text, the list of
 * their addresses: on paper a link is worth nothing without it. Screens show neither (src/styles/print.css).
 * A page without such links comes back as it was.
 */
export function withLinkNotes(html: string): string {
  const text = find(parse(html, { sourceCodeLocationInfo: true }), (element) =>
    classesOf(element).includes(textClass),
  );
  const end = text?.sourceCodeLocation?.endTag?.startOffset;
  if (!text || end === undefined) return html;

  const numbers = new Map<string, number>();
  const insertions: { at: number; what: string }[] = [];
  for (const link of elementsIn(text)) {
    const href = attribute(link, 'href');
    const start = link.sourceCodeLocation?.startTag?.startOffset;
    if (link.tagName !== 'a' || start === undefined || !/^https?:/.test(href ?? '')) continue;
    const address = href ?? '';
    if (!numbers.has(address)) numbers.set(address, numbers.size + 1);
    insertions.push({ at: start + '<a'.length, what: ` data-note="${numbers.get(address)}"` });
  }
  if (numbers.size === 0) return html;

  const items = [...numbers.keys()].map((address) => `<li>${escaped(address)}</li>`).join('');
  insertions.push({
    at: end,
    what: `<ol class="link-notes" data-pagefind-ignore aria-hidden="true">${items}</ol>`,
  });
  return insertions
    .sort((a, b) => b.at - a.at)
    .reduce((page, { at, what }) => page.slice(0, at) + what + page.slice(at), html);
}

/** Writes the notes into every page of a built site. */
export function writeLinkNotes(dist: string): void {
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.html')) continue;
    const path = join(dist, file);
    const html = readFileSync(path, 'utf8');
    const noted = withLinkNotes(html);
    if (noted !== html) writeFileSync(path, noted);
  }
}

function* elementsIn(node: Tree.Node): Generator<Tree.Element> {
  if (!('childNodes' in node)) return;
  for (const child of node.childNodes) {
    if ('tagName' in child) yield child;
    yield* elementsIn(child);
  }
}

function find(root: Tree.Node, wanted: (element: Tree.Element) => boolean) {
  for (const element of elementsIn(root)) if (wanted(element)) return element;
  return undefined;
}

function attribute(element: Tree.Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

function classesOf(element: Tree.Element): string[] {
  return attribute(element, 'class')?.split(/\s+/) ?? [];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
