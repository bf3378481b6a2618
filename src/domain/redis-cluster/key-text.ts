/** What is wrong with a key written in quotes. */
export type KeyTextProblem =
  | 'unterminated' // The closing quote is missing.
  | 'after-quote'; // Something other than a blank follows the closing quote.

/** A key read from text: its bytes, or what is wrong and at which character (0 is the first). */
export type KeyText =
  | { readonly bytes: Uint8Array; readonly quoted: boolean }
  | { readonly problem: KeyTextProblem; readonly at: number };

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, a: 7 };
const names: Readonly<Record<number, string>> = { 10: 'n', 13: 'r', 9: 't', 8: 'b', 7: 'a' };

/**
 * Reads one key as redis-cli reads an argument: in double quotes \xHH is a byte and \n \r \t \b \a are what
 * they are in C; in single quotes only \' is special; without quotes every character is itself. Text is UTF-8.
 * The number that redis-cli prints before an element of a list, as in `1) "foo"`, is passed over.
 *
 * One line is one key: blanks inside a key without quotes belong to it, where redis-cli would start the next
 * argument.
 *
 * @see sdssplitargs() in redis/src/sds.c
 */
export function readKeyText(text: string): KeyText {
  const numbered = /^\s*\d+\) (?=["'])/.exec(text)?.[0].length ?? 0;
  const quote = text[numbered];
  if (quote !== '"' && quote !== "'") {
    return { bytes: new TextEncoder().encode(text), quoted: false };
  }
  const read = readQuoted(text, numbered);
  if ('problem' in read) return read;
  const rest = text.slice(read.end);
  if (rest.trim() !== '') return { problem: 'after-quote', at: read.end };
  return { bytes: read.bytes, quoted: true };
}

/**
 * A quoted argument that begins at `from`.
 *
 * @returns Its bytes and the position after the closing quote.
 */
export function readQuoted(
  text: string,
  from: number,
):
  | { readonly bytes: Uint8Array; readonly end: number }
  | { readonly problem: KeyTextProblem; readonly at: number } {
  const quote = text[from];
  const bytes: number[] = [];
  let at = from + 1;
  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (character === quote) {
      const next = text[at + 1];
      if (next !== undefined && !/\s/.test(next)) return { problem: 'after-quote', at: at + 1 };
      return { bytes: Uint8Array.from(bytes), end: at + 1 };
    }
    const escape = character === '\\' ? readEscape(text, at, quote === '"') : undefined;
    bytes.push(...(escape?.bytes ?? new TextEncoder().encode(character)));
    at += escape?.length ?? character.length;
  }
  return { problem: 'unterminated', at: from };
}

/** The bytes of an escape and the characters it takes; undefined when the backslash is only a backslash. */
function readEscape(
  text: string,
  at: number,
  isDouble: boolean,
): { bytes: Iterable<number>; length: number } | undefined {
  if (!isDouble) return text[at + 1] === "'" ? { bytes: [0x27], length: 2 } : undefined;
  const hex = /^\\x([0-9a-f]{2})/i.exec(text.slice(at, at + 4))?.[1];
  if (hex !== undefined) return { bytes: [Number.parseInt(hex, 16)], length: 4 };
  const point = text.codePointAt(at + 1);
  if (point === undefined) return undefined;
  const letter = String.fromCodePoint(point);
  const known = escapes[letter];
  return {
    bytes: known === undefined ? new TextEncoder().encode(letter) : [known],
    length: 1 + letter.length,
  };
}

/**
 * A key as redis-cli prints it: in double quotes, every byte outside printable ASCII as an escape.
 *
 * @see sdscatrepr() in redis/src/sds.c
 */
export function quoteKey(bytes: Uint8Array): string {
  const parts = Array.from(bytes, (byte) => {
    const name = names[byte];
    if (name !== undefined) return `\\${name}`;
    const character = String.fromCharCode(byte);
    if (character === '"' || character === '\\') return `\\${character}`;
    return byte >= 0x20 && byte < 0x7f ? character : `\\x${byte.toString(16).padStart(2, '0')}`;
  });
  return `"${parts.join('')}"`;
}
