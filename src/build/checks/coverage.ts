import type { Claim } from '../../domain/book/coverage.ts';
import { coverageTableProblems, type PlacedRow } from '../../domain/book/coverage-table.ts';
import type { Finding } from '../../domain/finding/finding.ts';
import { nearestRemedy } from '../../domain/finding/nearest.ts';
import type { Book } from './book.ts';
import { unknownChapter } from './data.ts';
import type { Frontmatter } from './frontmatter.ts';

/** What can be wrong between the table of coverage and the rows that chapters claim. */
export const coverageProblems = {
  ...coverageTableProblems,
  'coverage/unknown-row': 'a chapter claims a row that the table does not have',
  'coverage/unknown-note': 'a row is of a note that the list of notes does not have',
  'coverage/claimed-twice': 'two chapters, or one twice, claim the same row',
  'coverage/moved': 'a chapter claims a row of another chapter without a line saying why',
  'coverage/not-moved': 'a chapter explains a row that it does not claim, or that is its own',
} as const;
type CoverageProblem = keyof typeof coverageProblems;

/** The rows each chapter claims, for coverageReport(). */
export function claimsOf(pages: readonly Frontmatter[]): readonly Claim[] {
  return pages.map(({ chapter, data }) => ({ chapter: chapter.slug, rows: data.notes }));
}

/**
 * Holds the `notes` and `moved` of every chapter to the table.
 *
 * @param isWhole - Whether every line of the table could be read; if not, an unknown row may be one of the others.
 */
export function checkCoverage(
  { rows, isWhole }: Book['coverage'],
  pages: readonly Frontmatter[],
): readonly Finding[] {
  if (!isWhole) return [];
  const table = new Map(rows.map((row) => [row.id, row]));
  const claimed = new Map<string, string>();
  return pages.flatMap((page) => [...checkNotes(page, table, claimed), ...checkMoved(page, table)]);
}

/**
 * Holds the table's columns `chapter` and `note` to the lists of chapters and of notes.
 *
 * @param notes - The file names that content/data/notes.yaml gives; undefined when it could not be read.
 */
export function checkCoverageTable(
  rows: readonly PlacedRow[],
  file: string,
  planned: ReadonlySet<string>,
  notes: ReadonlySet<string> | undefined,
): readonly Finding[] {
  return rows.flatMap(({ chapter, note, line }) => [
    ...unknownChapter(file, line, chapter, planned),
    ...(notes === undefined || notes.has(note)
      ? []
      : [
          {
            id: 'coverage/unknown-note' satisfies CoverageProblem,
            place: { file, line },
            message: `"${note}" is no note that content/data/notes.yaml lists.`,
            remedy: 'Write the file name that stands there.',
          },
        ]),
  ]);
}

function finding(
  { chapter, lineOf }: Frontmatter,
  id: CoverageProblem,
  path: readonly PropertyKey[],
  message: string,
  remedy: string,
): Finding {
  return { id, place: { file: chapter.file, line: lineOf(path) }, message, remedy };
}

/** @param claimed - Row to the place that claims it; grows. */
function checkNotes(
  page: Frontmatter,
  table: ReadonlyMap<string, PlacedRow>,
  claimed: Map<string, string>,
): readonly Finding[] {
  const { chapter, data } = page;
  const explained = new Set(data.moved.map(({ row }) => row));
  return data.notes.flatMap((id, index) => {
    const report = (problem: CoverageProblem, message: string, remedy: string) =>
      finding(page, problem, ['notes', index], message, remedy);
    const row = table.get(id);
    if (!row) {
      return report(
        'coverage/unknown-row',
        `notes claims "${id}", which is no row of the notes.`,
        nearestRemedy(id, table.keys(), 'The rows stand in content/data/coverage.tsv.'),
      );
    }
    const before = claimed.get(id);
    claimed.set(id, before ?? `${chapter.file}:${page.lineOf(['notes', index])}`);
    if (before !== undefined) {
      const remedy = 'Keep the row in the one page whose matter it is.';
      return report('coverage/claimed-twice', `row ${id} is claimed already in ${before}.`, remedy);
    }
    if (row.chapter === chapter.slug || explained.has(id)) return [];
    return report(
      'coverage/moved',
      `row ${id} belongs to ${row.chapter} by the table, and no line says why it stands here.`,
      `Add to moved: { row: "${id}", why: … }.`,
    );
  });
}

function checkMoved(page: Frontmatter, table: ReadonlyMap<string, PlacedRow>): readonly Finding[] {
  const { chapter, data } = page;
  const notes = new Set(data.notes);
  return data.moved.flatMap(({ row }, index) => {
    const own = table.get(row)?.chapter === chapter.slug;
    if (notes.has(row) && !own) return [];
    return finding(
      page,
      'coverage/not-moved',
      ['moved', index],
      own
        ? `row ${row} belongs to this chapter anyway.`
        : `row ${row} is not among this page's notes.`,
      own ? 'Remove the entry of moved.' : 'Add the row to notes, or remove the entry of moved.',
    );
  });
}
