import { nearest } from '../finding/nearest.ts';
import { firstDifference } from './difference.ts';
import type { Difference } from './difference.ts';
import { meaningOf } from './meaning.ts';
import { isKeys } from './keys.ts';
import type { Unfinished } from './split-words.ts';

/** What a typed line is, measured against the command that the session has at this place. */
export type Verdict =
  | { readonly kind: 'match'; readonly isVerbatim: boolean }
  | { readonly kind: 'empty' }
  /** A character of a Chinese input method where the shell wants its ASCII form. */
  | { readonly kind: 'full-width'; readonly character: string; readonly ascii: string }
  | { readonly kind: 'unfinished'; readonly what: Unfinished }
  /** Something is to be pressed in the program that runs, not typed. */
  | { readonly kind: 'key-wanted'; readonly keys: string }
  /** It is another command of the session. */
  | { readonly kind: 'later' | 'earlier'; readonly index: number }
  /** No command of the session calls this program. */
  | { readonly kind: 'unknown'; readonly program: string; readonly nearest: string | undefined }
  | { readonly kind: 'differs'; readonly difference: Difference };

/**
 * Measures a line against the command that is due. Extra spaces, the style of quotes, long and short forms of an
 * option and the order of options make no difference where the program makes none.
 *
 * @param commands - All commands of the session; a key stands in angle brackets.
 * @param index - The one that is due.
 */
export function judge(line: string, commands: readonly string[], index: number): Verdict {
  const expected = commands[index] ?? '';
  if (line.trim() === '') return { kind: 'empty' };
  if (isKeys(expected)) return { kind: 'key-wanted', keys: expected };
  if (line.trim() === expected.trim()) return { kind: 'match', isVerbatim: true };
  const typed = meaningOf(line);
  const wanted = meaningOf(expected);
  if (typed.unfinished === undefined && typed.key === wanted.key) {
    return { kind: 'match', isVerbatim: false };
  }
  const wide = fullWidthIn(line, expected);
  if (wide !== undefined) return wide;
  if (typed.unfinished !== undefined) return { kind: 'unfinished', what: typed.unfinished };
  const elsewhere = otherPlace(typed.key, commands, index);
  if (elsewhere !== undefined) return elsewhere;
  return (
    unknownProgram(line, commands) ?? {
      kind: 'differs',
      difference: firstDifference(typed, wanted),
    }
  );
}

/** The nearest later command with this meaning, or else the last earlier one. */
function otherPlace(key: string, commands: readonly string[], index: number): Verdict | undefined {
  const same = (command: string) => !isKeys(command) && meaningOf(command).key === key;
  const later = commands.findIndex((command, each) => each > index && same(command));
  if (later >= 0) return { kind: 'later', index: later };
  const earlier = commands.findLastIndex((command, each) => each < index && same(command));
  return earlier >= 0 ? { kind: 'earlier', index: earlier } : undefined;
}

function unknownProgram(line: string, commands: readonly string[]): Verdict | undefined {
  const program = meaningOf(line).commands[0]?.named[0]?.text;
  if (program === undefined) return undefined;
  const known = new Set(
    commands
      .filter((command) => !isKeys(command))
      .flatMap((command) => meaningOf(command).commands.map(({ named }) => named[0]?.text ?? '')),
  );
  if (known.has(program)) return undefined;
  return { kind: 'unknown', program, nearest: nearest(program, known) };
}

const asciiOf: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '—': '-',
  '–': '-',
  '－': '-',
  '　': ' ',
  '\u00a0': ' ',
  '。': '.',
  '，': ',',
  '、': '/',
  '￥': '$',
  '·': '`',
};

/** The first character of an input method that the expected line has not. */
function fullWidthIn(line: string, expected: string): Verdict | undefined {
  for (const character of line) {
    if (expected.includes(character)) continue;
    const code = character.codePointAt(0) ?? 0;
    // The full-width forms of ! to ~ lie in the same order.
    const isForm = code >= 0xff01 && code <= 0xff5e;
    const ascii = asciiOf[character] ?? (isForm ? String.fromCodePoint(code - 0xfee0) : undefined);
    if (ascii !== undefined) return { kind: 'full-width', character, ascii };
  }
  return undefined;
}
