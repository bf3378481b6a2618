import { citationsIn } from '../../domain/book/citations.ts';
import type { Finding } from '../../domain/finding/finding.ts';
import { nearestRemedy } from '../../domain/finding/nearest.ts';
import type { Prose } from './prose.ts';

/** What can be wrong with a recording that the text names, as in `实录 swarm/create/join 第 2 条`. */
export const citationProblems = {
  'citation/recording-unknown': 'the text names a recording that is not there',
  'citation/command-unknown': 'the text names a command that the recording does not have',
} as const;
type CitationProblem = keyof typeof citationProblems;

/**
 * Follows the recordings that the text names.
 *
 * @param commandCounts - How many commands each recording has, by its id.
 * @param known - Every recording's id; the commands of one that could not be read are not asked for.
 */
export function checkCitations(
  texts: readonly Prose[],
  commandCounts: ReadonlyMap<string, number>,
  known: ReadonlySet<string>,
): readonly Finding[] {
  return texts.flatMap(({ file, text, lineAt }) =>
    citationsIn(text).flatMap(({ recording, commands, index }): Finding[] => {
      const at = (id: CitationProblem, message: string, remedy: string): Finding => ({
        id,
        place: { file, line: lineAt(index) },
        message,
        remedy,
      });
      if (!known.has(recording)) {
        return [
          at(
            'citation/recording-unknown',
            `no recording is called "${recording}".`,
            nearestRemedy(recording, known, 'They live in playgrounds/recordings/.'),
          ),
        ];
      }
      const count = commandCounts.get(recording) ?? Infinity;
      return commands
        .filter((command) => command < 1 || command > count)
        .map((command) =>
          at(
            'citation/command-unknown',
            `the recording "${recording}" has no command ${command}.`,
            `It has ${count}: name one of them.`,
          ),
        );
    }),
  );
}
