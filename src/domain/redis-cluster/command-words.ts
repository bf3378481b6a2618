import { readQuoted } from './key-text.ts';

/**
 * The words of a command line as redis-cli takes them apart: blanks divide them, quotes hold them together.
 *
 * @returns undefined when the quotes do not match.
 * @see sdssplitargs() in redis/src/sds.c
 */
export function readWords(line: string): readonly Uint8Array[] | undefined {
  const words: Uint8Array[] = [];
  let at = 0;
  while (at < line.length) {
    if (/\s/.test(line[at] ?? '')) {
      at++;
      continue;
    }
    const bytes: number[] = [];
    // A quote inside a word begins a quoted part; the word ends with that part, or with a blank.
    while (at < line.length && !/\s/.test(line[at] ?? '')) {
      const character = String.fromCodePoint(line.codePointAt(at) ?? 0);
      if (character === '"' || character === "'") {
        const quoted = readQuoted(line, at);
        if ('problem' in quoted) return undefined;
        bytes.push(...quoted.bytes);
        at = quoted.end;
      } else {
        bytes.push(...new TextEncoder().encode(character));
        at += character.length;
      }
    }
    words.push(Uint8Array.from(bytes));
  }
  return words;
}
