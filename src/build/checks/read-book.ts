import { parseCoverageTable } from '../../domain/book/coverage-table.ts';
import type { Finding } from '../../domain/finding/finding.ts';
import type { Book } from './book.ts';
import { readData, type BookData } from './data.ts';
import { readFrontmatter, type Frontmatter } from './frontmatter.ts';
import { readChapter, slugOf, type ReadChapter } from './mdx.ts';
import type { ProjectFiles } from './project-files.ts';
import type { SourceFile } from './source-file.ts';

/** What keeps a file of content/docs from being a page. */
export const bookProblems = {
  'chapter/file-name': 'a file among the chapters has a name that makes it no page',
  'chapter/too-long': 'a chapter is longer than anybody reads or any build should wait for',
} as const;

/** The longest source of a chapter: several times what becomes a folder of pages. */
const longestBytes = 200_000;

/** Where the rows of the notes stand. */
export const coveragePath = 'content/data/coverage.tsv';

/** The book as far as it could be read, and what could not. */
export interface BookFiles {
  readonly book: Book;
  readonly data: BookData;
  /** The chapters whose frontmatter is sound. */
  readonly pages: readonly Frontmatter[];
  readonly findings: readonly Finding[];
}

/** Reads chapters, data and tables, and gathers what they can refer to. */
export function readBook(files: ProjectFiles): BookFiles {
  const { texts, publicPaths } = files;
  const { chapters, pages, unread, findings } = readChapters(files);
  const data = readData(texts);
  const table = texts.find(({ file }) => file === coveragePath);
  const coverage = parseCoverageTable(table?.text ?? '', coveragePath);
  const ids = idsOf(texts, data);
  return {
    book: {
      chapters,
      unread,
      ids,
      notCitable: notCitable(data),
      planned: new Set(
        data.parts?.value.parts.flatMap((part) => part.chapters.map(({ slug }) => slug)),
      ),
      routes: new Set([
        ...publicPaths,
        ...(data.parts?.value.parts.map(({ slug }) => `/${slug}/`) ?? []),
        ...[...(ids.flows ?? [])].map((flow) => `/appendix/flows/${flow}/`),
      ]),
      pictures: new Set([...publicPaths, ...files.paths.filter((file) => beside.test(file))]),
      questions: new Map(
        [...data.quizzes].map(([slug, { value }]) => [slug, value.questions.map(({ id }) => id)]),
      ),
      coverage: { rows: coverage.rows, isWhole: coverage.findings.length === 0 },
    },
    data,
    pages,
    findings: [...findings, ...data.findings, ...coverage.findings],
  };
}

/** A file of content/docs that is a page, and one that a page may show. */
const page = /^content\/docs\/(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*\.mdx$/;
const beside = /^content\/docs\/.+\.(?:png|jpe?g|gif|webp|avif|svg)$/;

function readChapters({ paths, texts }: ProjectFiles) {
  const findings: Finding[] = [];
  const chapters: ReadChapter[] = [];
  const pages: Frontmatter[] = [];
  const unread = new Set<string>();
  for (const file of paths) {
    if (!file.startsWith('content/docs/') || page.test(file) || beside.test(file)) continue;
    findings.push({
      id: 'chapter/file-name' satisfies keyof typeof bookProblems,
      place: { file },
      message: 'the file is no page of the book: its name is not of the form.',
      remedy:
        'A page is <part>/<chapter>.mdx, in lower-case words joined by hyphens; drafts belong elsewhere.',
    });
  }
  for (const source of texts.filter(({ file }) => page.test(file))) {
    const chapter = tooLong(source) ?? readChapter(source);
    if ('id' in chapter) {
      findings.push(chapter);
      unread.add(slugOf(source.file));
      continue;
    }
    chapters.push(chapter);
    const frontmatter = readFrontmatter(chapter);
    if ('data' in frontmatter) pages.push(frontmatter);
    else findings.push(...frontmatter);
  }
  return { chapters, pages, unread, findings };
}

/** Reading such a chapter alone would take a minute. */
function tooLong({ file, text }: SourceFile): Finding | undefined {
  const sizeBytes = Buffer.byteLength(text);
  if (sizeBytes <= longestBytes) return undefined;
  return {
    id: 'chapter/too-long' satisfies keyof typeof bookProblems,
    place: { file, line: 1 },
    message: `the chapter has ${Math.round(sizeBytes / 1000)} kB; more than ${longestBytes / 1000} kB is no page to read.`,
    remedy: 'Divide it; what a terminal printed is a recording, not text.',
  };
}

function idsOf(texts: ProjectFiles['texts'], data: BookData): Book['ids'] {
  const named = (form: RegExp) =>
    new Set(
      texts.flatMap(({ file }) => {
        const id = form.exec(file)?.[1];
        return id === undefined ? [] : [id];
      }),
    );
  return {
    recordings: named(/^playgrounds\/recordings\/(.+)\.json$/),
    listings: named(/^playgrounds\/projects\/(.+)$/),
    flows: named(/^content\/flows\/(.+)\/flow\.yaml$/),
    diagrams: named(/^content\/diagrams\/(.+)\.mmd$/),
    corrections: data.corrections && new Set(data.corrections.value.map(({ id }) => id)),
    glossary: data.glossary && new Set(data.glossary.value.map(({ id }) => id)),
    commands: data.commands && new Set(data.commands.value.map(({ id }) => id)),
    quizzes: named(/^content\/quizzes\/(.+)\.yaml$/),
  };
}

function notCitable(data: BookData): ReadonlyMap<string, string> {
  return new Map(
    (data.corrections?.value ?? []).flatMap((entry) =>
      entry.citable === 'yes' ? [] : [[entry.id, reasonOf(entry)] as const],
    ),
  );
}

function reasonOf(entry: { citable: string; 'cite-note'?: string | undefined }): string {
  const state = entry.citable === 'no' ? 'no source was found' : 'it waits for a check';
  return entry['cite-note'] === undefined ? `${state}.` : `${state} (${entry['cite-note']}).`;
}
