import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../domain/finding/finding.ts';
import { nearest } from '../../domain/finding/nearest.ts';
import { isWholeLink } from '../../domain/redis-cluster/link.ts';
import { readPage, type Page, type PageLink } from './page.ts';

/** What can be wrong with the pages that were built. */
export const pageProblems = {
  'page/none': 'no page was built, so nothing was checked',
  'page/broken-link': 'a page names a file that the site does not have',
  'page/broken-anchor': 'a link names a place that its page does not have',
  'page/literal-emphasis': 'a ** stands in the text: the emphasis was not understood',
  'page/duplicate-id': 'two elements of a page share an id',
  'page/empty-heading': 'a heading says nothing',
} as const;
type PageProblem = keyof typeof pageProblems;

/**
 * Checks the built site: every link and every file that a page names, ids, headings, and emphasis left in the text.
 *
 * @param dist - The folder the site was built into.
 * @param base - The path it is served from: `/` or `/dockside`.
 */
export function checkPages(dist: string, base: string): readonly Finding[] {
  const files = globSync('**/*', { cwd: dist, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(join(dist, '/').length).replaceAll('\\', '/'),
    );
  const pages = files
    .filter((file) => file.endsWith('.html'))
    .sort()
    .map((file) => readPage(file, readFileSync(join(dist, file), 'utf8')));
  return checkSite({ pages, files: new Set(files), base: base.replace(/\/+$/, '') });
}

/** A built site, read. */
export interface BuiltSite {
  readonly pages: readonly Page[];
  /** Paths from the root of the site's folder. */
  readonly files: ReadonlySet<string>;
  /** Without a slash at its end: the empty string for the root of a host. */
  readonly base: string;
}

/** The findings of a site that was read. */
export function checkSite(site: BuiltSite): readonly Finding[] {
  if (site.pages.length === 0) {
    const message = 'no page was built.';
    const remedy = 'Build the site first: npm run build.';
    return [{ id: 'page/none', place: { file: 'dist' }, message, remedy }];
  }
  const byFile = new Map(site.pages.map((page) => [page.file, page]));
  return site.pages.flatMap((page) => {
    const report = (id: PageProblem, line: number, message: string, remedy: string): Finding => ({
      id,
      place: { file: `dist/${page.file}`, line },
      message: `${urlOf(page.file, site.base)} ${message}`,
      remedy,
    });
    const known = new Map<string, Broken | undefined>();
    return [
      ...page.links.flatMap((link) => {
        if (!known.has(link.url)) known.set(link.url, brokenLink(link, page, site, byFile));
        const broken = known.get(link.url);
        return broken ? report(broken.id, link.line, broken.message, broken.remedy) : [];
      }),
      ...page.repeatedIds.map(({ text, line }) =>
        report(
          'page/duplicate-id',
          line,
          `has the id "${text}" twice.`,
          'Give each element an id of its own; of two pictures, one may be left out.',
        ),
      ),
      ...page.emptyHeadings.map(({ text, line }) =>
        report(
          'page/empty-heading',
          line,
          `has a <${text}> without words.`,
          'Write the heading or remove it.',
        ),
      ),
      ...page.literalEmphasis.map(({ text, line }) =>
        report(
          'page/literal-emphasis',
          line,
          `shows "${text}".`,
          'Close the emphasis, with no space inside its stars; write code between backquotes.',
        ),
      ),
    ];
  });
}

interface Broken {
  readonly id: PageProblem;
  readonly message: string;
  readonly remedy: string;
}

function brokenLink(
  { url, attribute }: PageLink,
  page: Page,
  { base, files }: BuiltSite,
  pages: ReadonlyMap<string, Page>,
): Broken | undefined {
  // A scheme or `//` leaves the site.
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) return undefined;
  const target = new URL(url, `https://site.example${urlOf(page.file, base)}`);
  const path = decoded(target.pathname);
  const id = 'page/broken-link';
  if (!path.startsWith(`${base}/`)) {
    const message = `has ${attribute}="${url}", which lies outside the site's base ${base}/.`;
    return { id, message, remedy: `Put the base before it: "${base}${path}".` };
  }
  const below = path.slice(base.length + 1);
  const file = below === '' || below.endsWith('/') ? `${below}index.html` : below;
  if (!files.has(file)) {
    const message = `has ${attribute}="${url}", and the site has no ${file}.`;
    if (files.has(`${file}/index.html`)) {
      return { id, message, remedy: 'Addresses of pages end with a slash.' };
    }
    const near = nearestAddress(file, file.endsWith('.html') ? [...pages.keys()] : [...files]);
    return { id, message, remedy: near === undefined ? 'Mend or remove it.' : `Nearest: ${near}.` };
  }
  const fragment = decoded(target.hash.slice(1));
  const { ids, followsCalculations } = pages.get(file) ?? {};
  if (!ids || fragment === '' || fragment === 'top' || fragment.startsWith(':~:')) return undefined;
  if (ids.has(fragment)) return undefined;
  if (followsCalculations && isWholeLink(target.hash.slice(1))) return undefined;
  const near = nearest(fragment, ids);
  return {
    id: 'page/broken-anchor',
    message: `has ${attribute}="${url}", and ${file === page.file ? 'it' : file} has no such id.`,
    remedy: near === undefined ? 'Link to the page alone.' : `Nearest: #${near}.`,
  };
}

/** The nearest file; pages by their folders, since all are called index.html. */
function nearestAddress(file: string, files: readonly string[]): string | undefined {
  const index = /(?<=^|\/)index\.html$/;
  const near = nearest(
    file.replace(index, ''),
    files.map((each) => each.replace(index, '')).filter((each) => each !== ''),
  );
  return near?.replace(/\/$/, '/index.html');
}

/** The address of a page of the site, from the host. */
function urlOf(file: string, base: string): string {
  return `${base}/${file.replace(/(^|\/)index\.html$/, '$1')}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A % that begins no escape: the text stands for itself.
    return text;
  }
}
