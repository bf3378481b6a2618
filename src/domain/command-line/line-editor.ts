/** A line that is being typed. */
export interface EditedLine {
  readonly text: string;
  /** Where the next character goes, as an index into the text. */
  readonly cursor: number;
}

/** Typed lines, and where ↑ and ↓ have led among them. */
export interface History {
  /** The oldest first. */
  readonly lines: readonly string[];
  /** Index of the line shown; the number of lines when it is the new one. */
  readonly at: number;
  /** What had been typed before the first ↑. */
  readonly draft: string;
}

export const emptyLine: EditedLine = { text: '', cursor: 0 };
export const emptyHistory: History = { lines: [], at: 0, draft: '' };

/** What a terminal sends for one key, or for one character of pasted text. */
export type Key = { readonly kind: 'text'; readonly text: string } | { readonly kind: KeyName };

export type KeyName =
  | 'enter'
  | 'tab'
  | 'interrupt' // Ctrl-C
  | 'end-of-input' // Ctrl-D
  | 'clear' // Ctrl-L
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'home'
  | 'end'
  | 'word-left'
  | 'word-right'
  | 'backspace'
  | 'delete'
  | 'kill-line' // Ctrl-U: everything before the cursor.
  | 'kill-rest' // Ctrl-K
  | 'kill-word' // Ctrl-W
  | 'escape'
  | 'other'; // A key without a meaning here.

const named: Readonly<Record<string, KeyName>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\x03': 'interrupt',
  '\x04': 'end-of-input',
  '\x0c': 'clear',
  '\x1b[A': 'up',
  '\x1bOA': 'up',
  '\x10': 'up',
  '\x1b[B': 'down',
  '\x1bOB': 'down',
  '\x0e': 'down',
  '\x1b[D': 'left',
  '\x1bOD': 'left',
  '\x02': 'left',
  '\x1b[C': 'right',
  '\x1bOC': 'right',
  '\x06': 'right',
  '\x1b[H': 'home',
  '\x1bOH': 'home',
  '\x01': 'home',
  '\x1b[F': 'end',
  '\x1bOF': 'end',
  '\x05': 'end',
  '\x1bb': 'word-left',
  '\x1b[1;5D': 'word-left',
  '\x1bf': 'word-right',
  '\x1b[1;5C': 'word-right',
  '\x7f': 'backspace',
  '\b': 'backspace',
  '\x1b[3~': 'delete',
  '\x15': 'kill-line',
  '\x0b': 'kill-rest',
  '\x17': 'kill-word',
  '\x1b': 'escape',
};

/* eslint-disable no-control-regex -- keys send control characters */

/** Cuts what a terminal sent into keys; a paste is many at once. */
export function keysIn(data: string): readonly Key[] {
  // A terminal in bracketed paste mode says where a paste begins and ends; line ends may be two characters.
  const text = data.replaceAll(/\x1b\[20[01]~/g, '').replaceAll('\r\n', '\r');
  const pieces = text.match(
    /\x1b(?:\[[0-?]*[@-~]|O[A-Z]|[a-z])|[\x00-\x1f\x7f]|[^\x00-\x1f\x7f]+/g,
  );
  return (pieces ?? []).map((piece) => {
    const kind = named[piece];
    if (kind !== undefined) return { kind };
    return /^[\x00-\x1f\x7f]/.test(piece) ? { kind: 'other' } : { kind: 'text', text: piece };
  });
}

/* eslint-enable no-control-regex */

/** The line after a key that edits it; other keys leave it as it is. */
export function edit({ text, cursor }: EditedLine, key: Key): EditedLine {
  const before = text.slice(0, cursor);
  const after = text.slice(cursor);
  const last = [...before].at(-1) ?? '';
  const next = [...after][0] ?? '';
  switch (key.kind) {
    case 'text':
      return { text: before + key.text + after, cursor: cursor + key.text.length };
    case 'left':
      return { text, cursor: cursor - last.length };
    case 'right':
      return { text, cursor: cursor + next.length };
    case 'home':
      return { text, cursor: 0 };
    case 'end':
      return { text, cursor: text.length };
    case 'word-left':
      return { text, cursor: before.replace(/\S*\s*$/, '').length };
    case 'word-right':
      return { text, cursor: cursor + (/^\s*\S*/.exec(after)?.[0].length ?? 0) };
    case 'backspace':
      return {
        text: before.slice(0, before.length - last.length) + after,
        cursor: cursor - last.length,
      };
    case 'delete':
      return { text: before + after.slice(next.length), cursor };
    case 'kill-line':
      return { text: after, cursor: 0 };
    case 'kill-rest':
      return { text: before, cursor };
    case 'kill-word': {
      const kept = before.replace(/\S*\s*$/, '');
      return { text: kept + after, cursor: kept.length };
    }
    default:
      return { text, cursor };
  }
}

/** Line and history after ↑ (`by` −1) or ↓ (`by` 1); at either end nothing happens. */
export function recall(
  line: EditedLine,
  history: History,
  by: 1 | -1,
): { line: EditedLine; history: History } {
  const at = history.at + by;
  if (at < 0 || at > history.lines.length) return { line, history };
  const draft = history.at === history.lines.length ? line.text : history.draft;
  const text = history.lines[at] ?? draft;
  return { line: { text, cursor: text.length }, history: { ...history, at, draft } };
}

/** The history with one more line; an empty one and a repetition of the last are not kept. */
export function remember({ lines }: History, line: string): History {
  const kept = line.trim() === '' || lines.at(-1) === line ? lines : [...lines, line];
  return { lines: kept, at: kept.length, draft: '' };
}
