import type { LabState } from '../lab-state/lab-state.ts';
import { toPlayed } from './time-line.ts';
import type { TimeLine } from './time-line.ts';

/** A recorded session as the page fetches it: what its manifest says, without what only the build needs. */
export interface Session {
  /** Its path below playgrounds/recordings, such as `swarm/create/join`. */
  readonly id: string;
  /** Of the terminals that show it: as wide as recorded, and as many rows as it came to use. */
  readonly size: { readonly cols: number; readonly rows: number };
  /** How long a pause the recorder wishes to keep, in seconds. */
  readonly idleTimeLimitSeconds: number;
  /** In order of time. */
  readonly commands: readonly SessionCommand[];
}

/** One command of a session; times are seconds of the recording. */
export interface SessionCommand {
  readonly host: string;
  /** What was typed; a key alone stands in angle brackets: `<C-c>`. */
  readonly command: string;
  readonly narration: string;
  /** The first keystroke. */
  readonly typedSeconds: number;
  /** Enter was pressed; what follows is output. */
  readonly startSeconds: number;
  /** The next prompt stands. */
  readonly endSeconds: number;
  readonly exitStatus: number | null;
  /** What the engines held afterwards; null when the recorder did not look. */
  readonly state: LabState | null;
}

/** When a command is seen on a time line, in played seconds. */
export interface CommandTimes {
  /** Its typing begins. The first command is the one at hand from the start. */
  readonly at: number;
  /** It stands on the screen and has not been entered. */
  readonly enteredAt: number;
  /** Its prompt is back, and the engines are what the recorder then saw. */
  readonly endsAt: number;
  /** All its output stands and the next command has not begun. */
  readonly doneAt: number;
}

/** When each command is seen, in the order of the session. */
export function commandTimes(
  commands: readonly Pick<SessionCommand, 'typedSeconds' | 'startSeconds' | 'endSeconds'>[],
  { pace, durationSeconds }: Pick<TimeLine, 'pace' | 'durationSeconds'>,
): readonly CommandTimes[] {
  const begins = commands.map(({ typedSeconds }) => toPlayed(pace, typedSeconds));
  return commands.map(({ startSeconds, endSeconds }, index) => {
    const begin = begins[index] ?? 0;
    const next = begins[index + 1];
    const doneAt = next === undefined ? durationSeconds : Math.max(begin, next - shortlyBefore);
    const enteredAt = Math.min(doneAt, Math.max(begin, toPlayed(pace, startSeconds)));
    const endsAt = Math.min(doneAt, Math.max(enteredAt, toPlayed(pace, endSeconds)));
    return { at: index === 0 ? 0 : begin, enteredAt, endsAt, doneAt };
  });
}

const shortlyBefore = 1e-3;
