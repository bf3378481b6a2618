import { commandsBelow, programOf } from './programs.ts';
import { splitWords } from './split-words.ts';

/** What the Tab key gives. */
export interface Completion {
  /** To be put in at the cursor. */
  readonly insert: string;
  /** What could stand here, when it is more than one. */
  readonly candidates: readonly string[];
}

/** What a reader has seen, and may have completed. */
export interface Known {
  /** The commands done so far and the due one. */
  readonly commands: readonly string[];
  /** What stands on the terminals. */
  readonly shown: readonly string[];
}

/**
 * Completes the word before the cursor: the first word of a command from the programs the reader can know, as a
 * shell does, later ones from the program's commands and options and from all words the reader can know.
 *
 * An empty word is completed by a program's commands only: the answer is not given away by pressing Tab.
 *
 * @param before - The line up to the cursor.
 */
export function complete(before: string, known: Known): Completion {
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

function candidatesFor(words: readonly string[], prefix: string, known: Known): readonly string[] {
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
  return words.length === 0 ? known.commands.flatMap(programsIn) : wordsIn(known);
}

/** The first word of each command of a line. */
function programsIn(line: string): readonly string[] {
  const { tokens } = splitWords(line);
  return tokens
    .filter(({ kind }, index) => {
      const before = tokens[index - 1];
      const isFirst =
        before === undefined || (before.kind === 'operator' && /^[|&;(]+$/.test(before.text));
      return kind === 'word' && isFirst;
    })
    .map(({ text }) => text);
}

function wordsIn({ commands, shown }: Known): readonly string[] {
  return [...commands, ...shown]
    .join('\n')
    .split(/[\s'"|;]+/)
    .filter((word) => word.length > 1);
}

function commonPrefix(words: readonly string[]): string {
  const [first = '', ...others] = words;
  let length = first.length;
  for (const word of others) {
    while (!word.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length);
}
