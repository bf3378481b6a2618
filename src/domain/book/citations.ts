import { html, type Html, type HtmlValue } from '../html/html.ts';

/**
 * Where a text names a recording: `实录 basics/images/layers`, and the commands of it, as `第 2、4 到 6 条`
 * or `第 2 条与第 4 条`.
 */
export interface Citation {
  /** What names the recording, without the commands. */
  readonly text: string;
  /** Where it begins in the text. */
  readonly index: number;
  readonly recording: string;
  /** Numbers of commands from 1, as they stand; of `4 到 6`, both ends. */
  readonly commands: readonly number[];
}

const citation = /实录 ((?:[a-z0-9-]+\/){2}[a-z0-9-]+)(?: (第 [\d 、到与和第条]*条))?/g;

/** The recordings that a text names by their ids. */
export function citationsIn(text: string): Citation[] {
  return [...text.matchAll(citation)].map(({ 1: recording = '', 2: numbers = '', index }) => ({
    text: `实录 ${recording}`,
    index,
    recording,
    commands: (numbers.match(/\d+/g) ?? []).map(Number),
  }));
}

/**
 * A text without code as HTML; the names of recordings in it are links.
 *
 * @param addressOf - Where a recording is shown; undefined where none shows it, and its name stays text.
 */
export function citedHtml(
  text: string,
  addressOf: (recording: string) => string | undefined,
): Html {
  const pieces: HtmlValue[] = [];
  let from = 0;
  for (const { text: name, index, recording } of citationsIn(text)) {
    const address = addressOf(recording);
    pieces.push(
      text.slice(from, index),
      address === undefined ? name : html`<a href="${address}">${name}</a>`,
    );
    from = index + name.length;
  }
  return html`${pieces}${text.slice(from)}`;
}
