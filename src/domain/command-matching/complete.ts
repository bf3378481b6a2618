import { commandsBelow, programOf } from './programs.ts';
import { splitWords } from './split-words.ts';

/** What the Tab key gives. */
export interface Completion {
  /** To be put in at the cursor. */
  readonly insert: string;
  /** What could stand here, when it is more than one. */
  readonly candidates: readonly string[];
}

/**
 * Completes the word before the cursor from the program's commands and options and from the words the reader
 * can know: those of the commands done so far, of the due one, and of the outputs seen.
 *
 * An empty word is completed by a program's commands only: the answer is not given away by pressing Tab.
 *
 * @param before - The line up to the cursor.
 * @param known - Words that may be completed to.
 */
export function complete(before: string, known: readonly string[]): Completion {
  const { tokens } = splitWords(before);
  const last = tokens.at(-1);
  const isInside = last?.kind === 'word' && last.at + last.raw.length === before.length;
  const prefix = isInside ? last.raw : '';
  const start = tokens.findLastIndex(({ kind }) => kind === 'operator') + 1;
  const words = tokens.slice(start, isInside ? -1 : undefined).map(({ text }) => text);
  const candidates = [...new Set(candidatesFor(words, prefix, known))]
    .filter((word) => word.startsWith(prefix))
    .sort();
  if (candidates.length === 1) {
    return { insert: `${candidates[0]?.slice(prefix.length)} `, candidates: [] };
  }
  return { insert: commonPrefix(candidates).slice(prefix.length), candidates };
}

function candidatesFor(
  words: readonly string[],
  prefix: string,
  known: readonly string[],
): readonly string[] {
  if (prefix.startsWith('-')) {
    const { rules } = programOf(words);
    const names = [...(rules?.names.keys() ?? [])];
    return names.filter((name) => name.startsWith('--') || prefix.length === 2);
  }
  const below = words.length > 0 ? commandsBelow(words) : [];
  if (below.length > 0 && (words.length === 1 || programOf(words).length <= words.length)) {
    return below;
  }
  if (prefix === '') return [];
  return words.length === 0 ? known.filter((word) => /^[a-z]/.test(word)) : known;
}

function commonPrefix(words: readonly string[]): string {
  const [first = '', ...others] = words;
  let length = first.length;
  for (const word of others) {
    while (!word.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length);
}
