/** One row of content/data/coverage.tsv: a section of a source note and the chapter that owes it. */
export interface CoverageRow {
  /** Note and lines, such as `000:655-682`. */
  readonly id: string;
  readonly note: string;
  readonly lines: string;
  /** How many of its lines are not blank. */
  readonly nonblank: number;
  readonly heading: string;
  /** Slug of the chapter that the table gives the section to. */
  readonly chapter: string;
  readonly carries: string;
}

/** The rows that one chapter says it carries. */
export interface Claim {
  readonly chapter: string;
  readonly rows: readonly string[];
}

/** How much of one note the chapters carry; lines are non-blank lines. */
export interface NoteCoverage {
  readonly note: string;
  readonly rows: number;
  readonly claimedRows: number;
  readonly lines: number;
  readonly claimedLines: number;
  /** Claimed lines of all lines, from 0 to 1; 1 for a note without lines. */
  readonly share: number;
}

/** What chapters carry of the notes, and what nobody carries yet. */
export interface CoverageReport {
  /** In the order of the table. */
  readonly notes: readonly NoteCoverage[];
  readonly total: Omit<NoteCoverage, 'note'>;
  /** The rows nobody claims, by note and line, under the chapter that owes them; chapters as the table has them. */
  readonly unclaimed: readonly {
    readonly chapter: string;
    readonly rows: readonly CoverageRow[];
  }[];
}

/**
 * Works out what the chapters carry of the notes. A row counts once however many chapters claim it, and a
 * claim of an unknown row counts nothing: the check of coverage reports both.
 */
export function coverageReport(
  rows: readonly CoverageRow[],
  claims: readonly Claim[],
): CoverageReport {
  const claimed = new Set(claims.flatMap((claim) => claim.rows));
  const unclaimed = rows.filter(({ id }) => !claimed.has(id));
  return {
    notes: [...Map.groupBy(rows, ({ note }) => note)].map(([note, own]) => ({
      note,
      ...count(own, claimed),
    })),
    total: count(rows, claimed),
    unclaimed: [...Map.groupBy(unclaimed, ({ chapter }) => chapter)].map(([chapter, own]) => ({
      chapter,
      rows: own.toSorted(byNoteAndLine),
    })),
  };
}

function count(
  rows: readonly CoverageRow[],
  claimed: ReadonlySet<string>,
): Omit<NoteCoverage, 'note'> {
  const mine = rows.filter(({ id }) => claimed.has(id));
  const lines = sum(rows);
  const claimedLines = sum(mine);
  return {
    rows: rows.length,
    claimedRows: mine.length,
    lines,
    claimedLines,
    share: lines === 0 ? 1 : claimedLines / lines,
  };
}

/** The table goes by note, but within one its ids stand as text: 14-17 before 9-13. */
function byNoteAndLine(a: CoverageRow, b: CoverageRow): number {
  return a.note.localeCompare(b.note) || firstLine(a) - firstLine(b);
}

function firstLine({ lines }: CoverageRow): number {
  return Number.parseInt(lines, 10);
}

function sum(rows: readonly CoverageRow[]): number {
  return rows.reduce((total, { nonblank }) => total + nonblank, 0);
}
