import { columnsOf } from '../command-line/columns.ts';

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

/**
 * Code so short that a line had better not break in it: a browser would part `ip -d` after the hyphen. Half the
 * width of a phone at most, in columns; what is longer breaks where it must.
 */
export function staysWhole(code: string): boolean {
  return columnsOf(code) <= 16;
}
