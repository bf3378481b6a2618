import { parseCoverageTable } from '../../domain/book/coverage-table.ts';
import type { Finding } from '../../domain/finding/finding.ts';
import type { Book } from './book.ts';
import { readData, type BookData } from './data.ts';
import { readFrontmatter, type Frontmatter } from './frontmatter.ts';
import { readChapter, type ReadChapter } from './mdx.ts';
import type { ProjectFiles } from './project-files.ts';

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
export function readBook({ texts, publicPaths }: ProjectFiles): BookFiles {
  const findings: Finding[] = [];
  const chapters: ReadChapter[] = [];
  const pages: Frontmatter[] = [];
  for (const source of texts.filter(({ file }) => /^content\/docs\/.*\.mdx?$/.test(file))) {
    const chapter = readChapter(source);
    if ('id' in chapter) {
      findings.push(chapter);
      continue;
    }
    chapters.push(chapter);
    const frontmatter = readFrontmatter(chapter);
    if ('data' in frontmatter) pages.push(frontmatter);
    else findings.push(...frontmatter);
  }
  const data = readData(texts);
  const coverage = readCoverage(texts);
  return {
    book: {
      chapters,
      ids: idsOf(texts, data),
      notCitable: notCitable(data),
      planned: new Set(
        data.parts?.value.parts.flatMap((part) => part.chapters.map(({ slug }) => slug)),
      ),
      routes: new Set([
        ...publicPaths,
        ...(data.parts?.value.parts.map(({ slug }) => `/${slug}/`) ?? []),
      ]),
      questions: new Map(
        [...data.quizzes].map(([slug, { value }]) => [slug, value.questions.map(({ id }) => id)]),
      ),
      coverage: coverage.rows,
    },
    data,
    pages,
    findings: [...findings, ...data.findings, ...coverage.findings],
  };
}

function readCoverage(texts: ProjectFiles['texts']) {
  const table = texts.find(({ file }) => file === coveragePath);
  return parseCoverageTable(table?.text ?? '', coveragePath);
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
    flows: named(/^content\/flows\/(.+)\/flow\.yaml$/),
    diagrams: named(/^content\/diagrams\/(.+)\.mmd$/),
    corrections: new Set(data.corrections?.value.map(({ id }) => id)),
    glossary: new Set(data.glossary?.value.map(({ id }) => id)),
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
