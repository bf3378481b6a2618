import type { EvidenceReference } from './flow.ts';

/** What one command of a recording left on the screen. */
export interface RecordedOutput {
  readonly host: string;
  readonly command: string;
  /** Lines of plain text, in order. */
  readonly lines: readonly string[];
}

/** Lines cut from a recording; null stands where others were left out, also before the first and behind the last. */
export interface Evidence {
  readonly host: string;
  readonly command: string;
  readonly lines: readonly (string | null)[];
}

/** What can be wrong with a reference to a recording. */
export const evidenceFindings = {
  'evidence/recording-unknown': 'A step cites a recording that is not there.',
  'evidence/command': 'A step cites a command that the recording has not, or has more than once.',
  'evidence/line': 'A step cites a line that the output no longer has.',
  'evidence/too-long': 'A step cites more lines than a reader will read beside a diagram.',
} as const;

/** More lines than this are not evidence but a transcript: name the lines that matter. */
export const mostEvidenceLines = 12;

/** Why a reference gives nothing: the kind of finding, what is there, what to do. */
export interface EvidenceProblem {
  readonly id: keyof typeof evidenceFindings;
  /** The field of the reference that is wrong. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly remedy: string;
}

/** Whether a reference gave nothing. */
export function isEvidenceProblem(cut: Evidence | EvidenceProblem): cut is EvidenceProblem {
  return 'id' in cut;
}

/**
 * Cuts the cited lines out of a recording.
 *
 * @param outputs - Every command of the recording, in order; undefined when there is no such recording.
 */
export function cutEvidence(
  reference: EvidenceReference,
  outputs: readonly RecordedOutput[] | undefined,
): Evidence | EvidenceProblem {
  const { recording, command, nth, host, lines: wanted } = reference;
  if (outputs === undefined) {
    return {
      id: 'evidence/recording-unknown',
      path: ['recording'],
      message: `"${recording}" is no recording.`,
      remedy: 'They lie in playgrounds/recordings; npm run record makes one.',
    };
  }
  const own = outputs.filter((each) => host === undefined || each.host === host);
  const found = own.filter((each) => each.command.includes(command));
  const only = found[(nth ?? 1) - 1];
  if (only === undefined || (nth === undefined && found.length > 1)) {
    return {
      id: 'evidence/command',
      path: ['command'],
      message: `${foundWords(found.length)} ${recording}${host === undefined ? '' : ` on ${host}`} with "${command}"${nth === undefined ? '' : `, not ${nth}`}.`,
      remedy:
        found.length > 1 && nth === undefined
          ? 'Write more of the command, its host, or which one it is: nth: 1.'
          : `Write enough of one of them: ${own.map((each) => `"${each.command.split('\n')[0] ?? ''}"`).join(', ')}.`,
    };
  }
  const lines: (string | null)[] = [];
  let next = 0;
  let isCutBefore = false;
  for (const [index, part] of (wanted ?? only.lines).entries()) {
    const at = only.lines.findIndex((line, place) => place >= next && line.includes(part));
    if (at === -1) {
      return {
        id: 'evidence/line',
        path: ['lines', index],
        message: `the output of "${only.command}" in ${recording} has no${next > 0 ? ' further' : ''} line with "${part}".`,
        remedy: 'The recording has changed: read it, then mend the reference and the explanation.',
      };
    }
    if (lines.length > 0 && at > next) lines.push(null);
    if (lines.length === 0) isCutBefore = hasText(only.lines.slice(0, at));
    lines.push(only.lines[at] ?? '');
    next = at + 1;
  }
  if (lines.length === 0 || lines.length > mostEvidenceLines) {
    return {
      id: lines.length === 0 ? 'evidence/line' : 'evidence/too-long',
      path: ['command'],
      message: `"${only.command}" in ${recording} gives ${lines.length} lines.`,
      remedy: `Cite between 1 and ${mostEvidenceLines} of them under "lines".`,
    };
  }
  const isCutBehind = hasText(only.lines.slice(next));
  return {
    host: only.host,
    command: only.command,
    lines: [...(isCutBefore ? [null] : []), ...lines, ...(isCutBehind ? [null] : [])],
  };
}

/** Blank lines at the ends of an output are not missed. */
function hasText(lines: readonly string[]): boolean {
  return lines.some((line) => line.trim() !== '');
}

function foundWords(count: number): string {
  if (count === 0) return 'there is no command in';
  return count === 1 ? 'there is one command in' : `there are ${count} commands in`;
}
