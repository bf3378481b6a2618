/**
 * The lines that terminal output comes to: carriage returns, progress bars and erased lines are what
 * they were at the end. The screen is as wide and high as it takes; colours are left out.
 *
 * @returns Lines without blanks at their ends; empty lines at the beginning and the end are left out.
 */
export function screenLines(output: string): string[] {
  const screen = new Screen();
  for (const [piece, final] of piecesOf(output)) {
    if (final === undefined) screen.write(piece);
    else screen.control(final, piece);
  }
  const lines = screen.rows.map((row) => row.join('').trimEnd());
  while (lines.at(-1) === '') lines.pop();
  while (lines[0] === '') lines.shift();
  return lines;
}

// eslint-disable-next-line no-control-regex -- Terminal sequences are control characters.
const sequence = /\x1b\[([0-?]*)[ -/]*([@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -~]/g;

/** Text, and the sequences that move the cursor or erase: parameter and final letter. */
function* piecesOf(output: string): Generator<readonly [text: string, final?: string]> {
  let at = 0;
  for (const match of output.matchAll(sequence)) {
    yield [output.slice(at, match.index)];
    if (match[2] !== undefined) yield [match[1] ?? '', match[2]];
    at = match.index + match[0].length;
  }
  yield [output.slice(at)];
}

class Screen {
  readonly rows: string[][] = [[]];
  #row = 0;
  #column = 0;

  write(text: string): void {
    for (const letter of text) {
      if (letter === '\n') this.#row++;
      else if (letter === '\r') this.#column = 0;
      else if (letter === '\b') this.#column = Math.max(0, this.#column - 1);
      else if (letter === '\t') this.#column = (Math.floor(this.#column / 8) + 1) * 8;
      else if (letter >= ' ') this.#line[this.#column++] = letter;
      this.#pad();
    }
  }

  /** @see https://invisible-island.net/xterm/ctlseqs/ctlseqs.html */
  control(final: string, parameter: string): void {
    const [first = 0, second = 0] = parameter.split(';').map(Number);
    const count = Math.max(1, first);
    if (final === 'A') this.#row = Math.max(0, this.#row - count);
    else if (final === 'B') this.#row += count;
    else if (final === 'C') this.#column += count;
    else if (final === 'D') this.#column = Math.max(0, this.#column - count);
    else if (final === 'G') this.#column = count - 1;
    else if (final === 'H') [this.#row, this.#column] = [count - 1, Math.max(1, second) - 1];
    else if (final === 'K') this.#eraseInLine(first);
    else if (final === 'J') this.#eraseInScreen(first);
    this.#pad();
  }

  get #line(): string[] {
    return (this.rows[this.#row] ??= []);
  }

  #eraseInLine(which: number): void {
    if (which === 0) this.#line.length = Math.min(this.#line.length, this.#column);
    else if (which === 2) this.#line.length = 0;
    else this.#line.fill(' ', 0, this.#column + 1);
  }

  #eraseInScreen(which: number): void {
    if (which === 0) {
      this.#eraseInLine(0);
      this.rows.length = this.#row + 1;
    } else for (const row of this.rows) row.length = 0;
  }

  /** Rows and columns that the cursor passed without writing are blank. */
  #pad(): void {
    while (this.rows.length <= this.#row) this.rows.push([]);
    while (this.#line.length < this.#column) this.#line.push(' ');
  }
}
