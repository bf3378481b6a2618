/** A place in the project: a path from the repository root, and a line counted from 1 where there is one. */
export interface Place {
  readonly file: string;
  readonly line?: number | undefined;
}

/** What a check reports to an author: what is there, what was expected, and how to mend it. */
export interface Finding {
  /** The kind, such as `recording/unknown`; docs/checks.md has a section for each. */
  readonly id: string;
  readonly place: Place;
  /** What is there and what was expected, ending with a full stop. */
  readonly message: string;
  /** What to do about it, ending with a full stop. */
  readonly remedy: string;
}

/**
 * One finding as an author reads it:
 *
 * ```
 * content/docs/swarm/create.mdx:41: <CommandReplay recording="x"> names no recording.
 *   Nearest: "swarm/create/join".                                      [recording/unknown]
 * ```
 */
export function formatFinding({ id, place, message, remedy }: Finding): string {
  const where = place.line === undefined ? place.file : `${place.file}:${place.line}`;
  return `${where}: ${message}\n  ${remedy} [${id}]`;
}

/** All findings in the order of their files and lines; the empty string when there are none. */
export function formatFindings(findings: readonly Finding[]): string {
  return [...findings].sort(byPlace).map(formatFinding).join('\n');
}

function byPlace(a: Finding, b: Finding): number {
  return a.place.file < b.place.file
    ? -1
    : a.place.file > b.place.file
      ? 1
      : (a.place.line ?? 0) - (b.place.line ?? 0);
}

/** Input that is not of its form: carries the finding, so that whoever catches it can print or collect it. */
export class FormatError extends Error {
  readonly finding: Finding;
  constructor(finding: Finding, options?: { cause?: unknown }) {
    super(formatFinding(finding), options);
    this.name = 'FormatError';
    this.finding = finding;
  }
}
