import { html, type Html } from '../html/html.ts';

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

/** A piece of a line of code: a word that must stay whole, such as `-d` or `unless-stopped`, or what is between. */
export interface CodePiece {
  readonly text: string;
  readonly isWhole: boolean;
}

/** The longest word that is kept whole, in characters; a longer one may break, or it would widen a phone's page. */
const longest = 24;

/** Splits code at its options and other words with hyphens: a browser would end a line behind a hyphen. */
export function codePieces(code: string): CodePiece[] {
  return code
    .split(/(?<![\w.-])([\w.]*(?:-+[\w.]+)+)(?![\w.-])/)
    .map((text, index) => ({ text, isWhole: index % 2 === 1 && text.length <= longest }))
    .filter(({ text }) => text !== '');
}

/** A string in which `…` marks code, as HTML; words that must stay whole are of the class `whole`. */
export function inlineHtml(text: string): Html {
  return html`${inlinePieces(text).map((piece) =>
    piece.isCode ? html`<code>${codePieces(piece.text).map(codePieceHtml)}</code>` : piece.text,
  )}`;
}

function codePieceHtml({ text, isWhole }: CodePiece): Html | string {
  return isWhole ? html`<span class="whole">${text}</span>` : text;
}
