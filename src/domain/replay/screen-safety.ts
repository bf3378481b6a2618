/**
 * Tells where in a stream a picture of the screen (text, looks, cursor, modes) says everything about a
 * terminal. It does not inside an escape sequence, on the alternate screen, while a scroll region or a
 * drawing character set is in force, or while a saved cursor may be restored.
 */
export class ScreenSafety {
  #isAlternate = false;
  #hasRegion = false;
  #isDrawing = false;
  #isCursorSaved = false;
  /** The beginning of a sequence whose end has not come. */
  #open = '';

  get isSafe(): boolean {
    return (
      this.#open === '' &&
      !this.#isAlternate &&
      !this.#hasRegion &&
      !this.#isDrawing &&
      !this.#isCursorSaved
    );
  }

  /** Takes the next piece of the stream. */
  read(data: string): void {
    const text = this.#open + data;
    this.#open = '';
    let at = text.indexOf(escape);
    while (at >= 0) {
      sequence.lastIndex = at;
      const found = sequence.exec(text)?.[0];
      if (found === undefined) {
        // A program that never ends its sequence must not make every later piece longer.
        this.#open = text.slice(at, at + longestSequence);
        return;
      }
      this.#apply(found.slice(1));
      at = text.indexOf(escape, at + found.length);
    }
  }

  #apply(sequence: string): void {
    const modes = /^\[\?([\d;]+)([hl])$/.exec(sequence);
    if (modes !== null && (modes[1] ?? '').split(';').some((mode) => alternateScreen.has(mode))) {
      this.#isAlternate = modes[2] === 'h';
    } else if (/^\[[\d;]*r$/.test(sequence)) this.#hasRegion = sequence !== '[r';
    else if (/^[()*+]/.test(sequence)) this.#isDrawing = !sequence.endsWith('B');
    else if (sequence === '7' || sequence === '[s') this.#isCursorSaved = true;
    else if (sequence === '8' || sequence === '[u') this.#isCursorSaved = false;
    else if (sequence === 'c') {
      this.#isAlternate = this.#hasRegion = this.#isDrawing = this.#isCursorSaved = false;
    }
  }
}

const escape = '\x1b';
const longestSequence = 4096;
const alternateScreen = new Set(['47', '1047', '1049']);
/** A whole escape sequence: control sequence, string up to its end, or a short one. */
const sequence =
  // eslint-disable-next-line no-control-regex -- escape sequences are made of control characters
  /\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P^_X][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]+[0-~]|[0-OQ-WYZ\\`-~])/y;
