import type { Finding } from '../finding/finding.ts';
import type { CoverageRow } from './coverage.ts';

/** What can be wrong with the table of coverage itself. */
export const coverageTableProblems = {
  'coverage/table': 'the table of coverage is not of its form',
} as const;

/** The cells of a row, in their order; the table's first line names them. */
export const coverageColumns = [
  'id',
  'note',
  'lines',
  'nonblank',
  'heading',
  'chapter',
  'carries',
] as const;

/** A row and where it stands, counted from 1. */
export interface PlacedRow extends CoverageRow {
  readonly line: number;
}

/**
 * Reads content/data/coverage.tsv: a line of column names, then one row a line, cells parted by tabs.
 *
 * @param file - The path to name in findings, from the repository root.
 * @returns The rows that are of the form, and a finding for each line that is not.
 */
export function parseCoverageTable(
  text: string,
  file: string,
): { readonly rows: readonly PlacedRow[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const rows = new Map<string, PlacedRow>();
  const report = (line: number, message: string, remedy: string) =>
    findings.push({ id: 'coverage/table', place: { file, line }, message, remedy });

  const [head = '', ...lines] = text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (head !== coverageColumns.join('\t')) {
    report(
      1,
      `the first line is not the names of the columns.`,
      `Expected, parted by tabs: ${coverageColumns.join(' ')}.`,
    );
    return { rows: [], findings };
  }
  lines.forEach((text, index) => {
    const line = index + 2;
    const cells = text.split('\t');
    const [id = '', note = '', span = '', nonblank = '', heading = '', chapter = '', carries = ''] =
      cells;
    if (cells.length !== coverageColumns.length) {
      report(
        line,
        `the row has ${cells.length} cells, expected ${coverageColumns.length}.`,
        `Part the cells by single tabs: ${coverageColumns.join(' ')}.`,
      );
    } else if (!/^\d+$/.test(nonblank)) {
      report(
        line,
        `row ${id} has "${nonblank}" in the column nonblank, which is not a whole number.`,
        'Write how many lines of the section are not blank.',
      );
    } else if (id === '' || note === '' || span === '' || chapter === '') {
      report(line, 'the row lacks its id, note, lines or chapter.', 'Fill the empty cell.');
    } else if (id.replace(/[a-z]$/, '') !== `${note.slice(0, 3)}:${span}`) {
      report(
        line,
        `row ${id} is of note ${note}, lines ${span}, which its id does not say.`,
        `Write the id ${note.slice(0, 3)}:${span}, or mend note and lines.`,
      );
    } else if (Number(nonblank) > lineCount(span)) {
      report(
        line,
        `row ${id} counts ${nonblank} lines that are not blank, among ${lineCount(span)}.`,
        'Write how many lines of the section are not blank.',
      );
    } else if (rows.has(id)) {
      report(
        line,
        `row ${id} stands already in line ${rows.get(id)?.line}.`,
        'Give each section of a note one row; a section in two halves gets a and b behind its id.',
      );
    } else {
      rows.set(id, {
        id,
        note,
        lines: span,
        nonblank: Number(nonblank),
        heading,
        chapter,
        carries,
        line,
      });
    }
  });
  if (rows.size === 0 && findings.length === 0) {
    report(1, 'the table has no rows.', 'Restore the rows from the history of the repository.');
  }
  return { rows: [...rows.values()], findings };
}

/** How many lines `655-682` are. */
function lineCount(span: string): number {
  const [from = 0, to = from] = span.split('-').map(Number);
  return to - from + 1;
}
