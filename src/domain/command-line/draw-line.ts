import { columnsOfCharacter } from './columns.ts';
import type { EditedLine } from './line-editor.ts';

/** Where a line stands on a terminal. */
export interface Place {
  /** The column of its first character: how wide the prompt is. */
  readonly column: number;
  readonly cols: number;
}

/**
 * What to write so that a terminal shows one line where it showed another. The cursor goes back to the line's
 * first character, the rest of the screen is cleared, and the line is written again.
 */
export function redraw(before: EditedLine, after: EditedLine, place: Place): string {
  const from = spotOf(before.text.slice(0, before.cursor), place);
  const end = spotOf(after.text, place);
  const to = spotOf(after.text.slice(0, after.cursor), place);
  // A character in the last column leaves the cursor there; a blank and a return bring it to the next row.
  const wrap = end.isAtEdge ? ' \r\x1b[K' : '';
  return (
    move(from.row, from.column, place.column % place.cols) +
    '\x1b[J' +
    after.text +
    wrap +
    move(end.row - to.row, end.column, to.column)
  );
}

/** What to write so that the cursor stands behind the line. */
export function toEnd(line: EditedLine, place: Place): string {
  return redraw(line, { text: line.text, cursor: line.text.length }, place);
}

/** Up some rows, and from a column of that row to another. */
function move(rows: number, from: number, to: number): string {
  const up = rows > 0 ? `\x1b[${rows}A` : '';
  if (from === to) return up;
  return `${up}\r${to > 0 ? `\x1b[${to}C` : ''}`;
}

/** Row (from that of the prompt) and column after a text has been written. */
function spotOf(
  text: string,
  { column, cols }: Place,
): { row: number; column: number; isAtEdge: boolean } {
  let row = Math.floor(column / cols);
  let at = column % cols;
  const first = row;
  for (const character of text) {
    const width = columnsOfCharacter(character);
    // A wide character does not fit into the last column and goes to the next row.
    if (at + width > cols) {
      row += 1;
      at = 0;
    }
    at += width;
  }
  const isAtEdge = at === cols;
  return isAtEdge
    ? { row: row - first + 1, column: 0, isAtEdge }
    : { row: row - first, column: at, isAtEdge };
}
