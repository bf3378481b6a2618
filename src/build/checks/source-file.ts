/** A text file of the project, as checks take it: read already, so that a test can write it inline. */
export interface SourceFile {
  /** The path from the repository root, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** The line, counted from 1, in which the character at `offset` stands. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
  }
  return line;
}

/** A text without the byte order mark that some editors put before it. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
