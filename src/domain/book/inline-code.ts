/** A piece of a string from a data file: code where it stood between backticks, or plain text. */
export interface InlinePiece {
  readonly text: string;
  readonly isCode: boolean;
}

/** Splits a string in which `…` marks code; a backtick without a partner stays text. */
export function inlinePieces(text: string): InlinePiece[] {
  return text
    .split(/`([^`]+)`/)
    .map((piece, index) => ({ text: piece, isCode: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

/** A piece of a line of code: an option such as `-d` or `--name`, or what stands between two. */
export interface CodePiece {
  readonly text: string;
  readonly isOption: boolean;
}

/**
 * Splits code at its options, which must stay whole: a browser would end a line after their hyphens. What is
 * longer than 24 characters may break, or it would widen a phone's page.
 */
export function codePieces(code: string): CodePiece[] {
  return code
    .split(/(?<=^|[\s"'])(--?[\w-]{1,22})(?![\w-])/)
    .map((piece, index) => ({ text: piece, isOption: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
