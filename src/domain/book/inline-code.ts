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
