import { columnsOf } from '../command-line/columns.ts';
import { html, type Html } from '../html/html.ts';
import { citedHtml } from './citations.ts';

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

/** A piece of a line of code: what must stay whole, such as `-d`, `unless-stopped` or `<name>`, or what is between. */
export interface CodePiece {
  readonly text: string;
  readonly isWhole: boolean;
}

/** The widest word that is kept whole, in columns; a wider one may break, or it would widen a phone's page. */
const widest = 24;

/** A placeholder, or a word with hyphens: a browser would end a line inside it. */
const whole = /(<[^<>]+>|(?<![\w.-])[\w.]*(?:-+[\w.]+)+(?![\w.-]))/;

/** Splits code, or text with commands in it, at what must stay whole. */
export function codePieces(code: string): CodePiece[] {
  return code
    .split(whole)
    .map((text, index) => ({ text, isWhole: index % 2 === 1 && columnsOf(text) <= widest }))
    .filter(({ text }) => text !== '');
}

/**
 * A string in which `…` marks code, as HTML.
 *
 * @param addressOf - Where the recordings that it names are shown, see citedHtml.
 */
export function inlineHtml(
  text: string,
  addressOf: (recording: string) => string | undefined = () => undefined,
): Html {
  return html`${inlinePieces(text).map((piece) =>
    piece.isCode
      ? html`<code>${wholeWordsHtml(piece.text)}</code>`
      : citedHtml(piece.text, addressOf),
  )}`;
}

/** Code, or text with commands in it, as HTML; what must stay whole is of the class `whole`. */
export function wholeWordsHtml(text: string): Html {
  return html`${codePieces(text).map(codePieceHtml)}`;
}

function codePieceHtml({ text, isWhole }: CodePiece): Html | string {
  return isWhole ? html`<span class="whole">${text}</span>` : text;
}
