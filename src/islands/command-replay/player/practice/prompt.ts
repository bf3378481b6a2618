import { columnsOf, lastLine } from '~/domain/command-line/columns.ts';
import { redraw, toEnd } from '~/domain/command-line/draw-line.ts';
import {
  edit,
  emptyHistory,
  emptyLine,
  recall,
  remember,
} from '~/domain/command-line/line-editor.ts';
import type { EditedLine, History, Key } from '~/domain/command-line/line-editor.ts';

/** The line that is being typed on one host's terminal, drawn by writing to it. */
export class Prompt {
  readonly #write: (data: string) => void;
  readonly #cols: number;
  #line: EditedLine = emptyLine;
  #history: History = emptyHistory;
  /** The shell's prompt, and what stands before the line now: the same, or `> ` on a line that goes on. */
  #shell = '';
  #prompt = '';

  constructor(cols: number, write: (data: string) => void) {
    this.#cols = cols;
    this.#write = write;
  }

  get text(): string {
    return this.#line.text;
  }
  get beforeCursor(): string {
    return this.#line.text.slice(0, this.#line.cursor);
  }

  /** Begins a line behind the prompt that ends what was written. */
  begin(written: string): void {
    this.#shell = lastLine(written);
    this.#prompt = this.#shell;
    this.#line = emptyLine;
  }

  /** Goes on in a new line, as a shell does when a command is not finished. */
  goOn(): void {
    this.#prompt = '> ';
    this.#write(`\r\n${this.#prompt}`);
  }

  /** A key that edits the line or recalls one. */
  press(key: Key): void {
    if (key.kind === 'up' || key.kind === 'down') {
      const recalled = recall(this.#line, this.#history, key.kind === 'up' ? -1 : 1);
      this.#history = recalled.history;
      this.#draw(recalled.line);
    } else this.#draw(edit(this.#line, key));
  }

  insert(text: string): void {
    this.#draw(edit(this.#line, { kind: 'text', text }));
  }

  /** The line as it is, kept for ↑; the cursor stands behind it. */
  finish(): string {
    const { text } = this.#line;
    this.#write(toEnd(this.#line, this.#place));
    this.#history = remember(this.#history, text);
    this.#line = emptyLine;
    return text;
  }

  /** The shell's prompt and the line again, on a fresh row or an empty screen. */
  again(): void {
    const line = this.#line;
    this.#prompt = this.#shell;
    this.#write(this.#prompt);
    this.#line = emptyLine;
    this.#draw(line);
  }

  get #place() {
    return { column: columnsOf(this.#prompt), cols: this.#cols };
  }

  #draw(line: EditedLine): void {
    this.#write(redraw(this.#line, line, this.#place));
    this.#line = line;
  }
}
