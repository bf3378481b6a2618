import { isKeys } from '~/domain/command-matching/keys.ts';
import { splitWords } from '~/domain/command-matching/split-words.ts';
import { practiceWords as words } from './messages.ts';

/** A hint that tells more each time: how it begins, half of it, all with the letters of the last words left out. */
export function hintFor(command: string, asked: number): string {
  if (isKeys(command)) return words.hintKeys(command);
  const { tokens } = splitWords(command);
  const parts = tokens.map(({ raw }) => raw);
  const [first = ''] = parts;
  const [begin, half, blanked] = words.hints;
  if (asked <= 1 || parts.length === 1) return begin(first, parts.length);
  const shown = parts.slice(0, Math.max(2, Math.ceil(parts.length / 2)));
  if (asked === 2 && parts.length > 2) return half(shown.join(' '));
  return blanked(
    parts
      .map((part, index) =>
        index < shown.length - 1
          ? part
          : part.slice(0, 1) + '_'.repeat(Math.min(part.length - 1, 12)),
      )
      .join(' '),
  );
}
