import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Finding } from '../../domain/finding/finding.ts';
import { nearest } from '../../domain/finding/nearest.ts';
import { isWholeLink, linkPrefix } from '../../domain/redis-cluster/link.ts';
import { sessionName } from '../../domain/replay/moment-link.ts';
import type { Book } from './book.ts';
import { anchorsOf, attribute, isTag, tagsOf, type ReadChapter } from './mdx.ts';

/** What can be wrong with a link from one page of the book to another. */
export const chapterLinkProblems = {
  'chapter/unknown': 'a link or a reference names a page that does not exist',
  'chapter/anchor-unknown': 'a link names a heading that its page does not have',
} as const;
type LinkProblem = keyof typeof chapterLinkProblems;

/** Checks the links of chapters, `[…](/swarm/pki/#roles)` and `<a href>`, against pages and headings. */
export function checkChapterLinks(book: Book): readonly Finding[] {
  const anchors = new Map(
    book.chapters.map((chapter) => [pathOf(chapter.slug), anchorsWithComponents(chapter, book)]),
  );
  return book.chapters.flatMap((chapter) =>
    linksOf(chapter).flatMap(({ url, line }) => {
      const problem = brokenLink(url, chapter, anchors, book);
      return problem ? { place: { file: chapter.file, line }, ...problem } : [];
    }),
  );
}

interface Link {
  readonly url: string;
  readonly line: number | undefined;
}

function linksOf({ tree }: ReadChapter): readonly Link[] {
  const links: Link[] = [];
  visit(tree, (node: Nodes) => {
    const line = node.position?.start.line;
    if (node.type === 'link' || node.type === 'definition') links.push({ url: node.url, line });
    if (isTag(node)) {
      const href = attribute(node, 'href');
      if (typeof href === 'string') links.push({ url: href, line });
    }
  });
  return links;
}

function brokenLink(
  url: string,
  chapter: ReadChapter,
  anchors: ReadonlyMap<string, Anchors>,
  book: Book,
): { id: LinkProblem; message: string; remedy: string } | undefined {
  // A scheme or `//` leaves the book.
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) return undefined;
  const [address = '', fragment] = url.split('#');
  const target = address.split('?')[0] ?? '';
  const absolute = decoded(new URL(target, `https://book.example${pathOf(chapter.slug)}`).pathname);
  const page = anchors.get(absolute);
  if (!page && book.unread.has(slugOfPath(absolute))) return undefined;
  if (!page && !book.routes.has(absolute)) return unknownPage(url, absolute, anchors, book);
  if (!page || page === 'unknown' || fragment === undefined) return undefined;
  if (fragment === '' || page.has(decoded(fragment))) return undefined;
  if (page.has(linkPrefix) && isWholeLink(fragment)) return undefined;
  const near = nearest(decoded(fragment), page);
  return {
    id: 'chapter/anchor-unknown',
    message: `the link "${url}" names a heading that ${target === '' ? 'this page' : absolute} does not have.`,
    remedy: near === undefined ? 'Link to the page alone.' : `Nearest: "#${near}".`,
  };
}

function unknownPage(
  url: string,
  path: string,
  anchors: ReadonlyMap<string, Anchors>,
  book: Book,
): { id: LinkProblem; message: string; remedy: string } | undefined {
  const id = 'chapter/unknown';
  const pages = [...anchors.keys(), ...book.routes];
  if (pages.includes(`${path}/`)) {
    const message = `the link "${url}" lacks the slash that addresses of pages end with.`;
    return { id, message, remedy: `Write "${path}/".` };
  }
  // Without the list of parts nothing can be said of their pages.
  if (book.planned.size === 0 && /^\/[^/]+\/$/.test(path)) return undefined;
  if (book.planned.has(slugOfPath(path))) {
    return {
      id,
      message: `the link "${url}" names a chapter that is planned but not written.`,
      remedy: 'Name the chapter in plain text until it exists.',
    };
  }
  const near = nearest(path, pages);
  return {
    id,
    message: `the link "${url}" names no page of the book.`,
    remedy: near === undefined ? 'Pages live in content/docs/.' : `Nearest: "${near}".`,
  };
}

function pathOf(slug: string): string {
  return slug === '' ? '/' : `/${slug}/`;
}

/** What `/swarm/pki/` is called without its slashes. */
function slugOfPath(path: string): string {
  return path.replace(/^\/|\/$/g, '');
}

/** The ids of a page; unknown where they come from data that could not be read. */
type Anchors = ReadonlySet<string> | 'unknown';

/** Headings and the ids that components of ours write: see the `id` in their files in src/components. */
function anchorsWithComponents(chapter: ReadChapter, book: Book): Anchors {
  const anchors = new Set(anchorsOf(chapter.tree));
  for (const tag of tagsOf(chapter.tree)) {
    const id = attribute(tag, 'id');
    const recording = attribute(tag, 'recording');
    if (tag.name === 'Glossary') {
      if (!book.ids.glossary) return 'unknown';
      for (const term of book.ids.glossary) anchors.add(term);
    }
    if (tag.name === 'CheatSheet') {
      if (!book.ids.commands) return 'unknown';
      for (const command of book.ids.commands) anchors.add(command);
    }
    // Stands for all the calculations that can follow it.
    if (tag.name === 'SlotCalculator') anchors.add(linkPrefix);
    if (tag.name === 'CommandReplay' && typeof recording === 'string') {
      anchors.add(sessionName(recording));
    }
    if (tag.name === 'Correction' && typeof id === 'string') anchors.add(`correction-${id}`);
    if (tag.name === 'Quiz' && typeof id === 'string') {
      const questions = book.questions.get(id);
      if (!questions && book.ids.quizzes?.has(id)) return 'unknown';
      for (const question of questions ?? []) anchors.add(`quiz-${question}`);
    }
  }
  return anchors;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A % that begins no escape: the text stands for itself.
    return text;
  }
}
