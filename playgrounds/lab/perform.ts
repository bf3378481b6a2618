import type { HostName } from './addresses.ts';
import { CastTrack, RecordingClock } from './cast-writer.ts';
import { runOn } from './enter.ts';
import { HostShell } from './host-shell.ts';
import { pause } from './run.ts';
import { hostsOf, isCommand } from './scenario.ts';
import type {
  Captured,
  Captures,
  CommandLine,
  CommandStep,
  HiddenStep,
  Scenario,
} from './scenario.ts';
import { readState, type LabState } from './state.ts';
import { keystrokesOf } from './typing.ts';

/** A command as it ran; times are seconds on the recording's clock. */
export interface PerformedCommand {
  readonly host: HostName;
  readonly command: string;
  readonly narration: string;
  /** The first keystroke. */
  readonly typedSeconds: number;
  /** Enter was pressed: what comes from here on is output. */
  readonly startSeconds: number;
  /** The next prompt stood: the time of the event that draws it, and nothing else. */
  readonly endSeconds: number;
  readonly exitStatus: number;
  readonly state: LabState | null;
}

/** A scenario that was played to its end. */
export interface Performance {
  readonly title: string;
  readonly size: { readonly cols: number; readonly rows: number };
  readonly recordedAt: Date;
  readonly tracks: ReadonlyMap<HostName, CastTrack>;
  readonly commands: readonly PerformedCommand[];
}

/** The terminals that are open; whoever ends the process early closes them. */
export const openShells = new Set<HostShell>();

/**
 * Plays a scenario on hosts that are up.
 *
 * @throws When set-up fails or a command's exit status is not the expected one; with its output.
 */
export async function perform(scenario: Scenario): Promise<Performance> {
  const { size = { cols: 100, rows: 28 } } = scenario;
  const memory = new Memory();
  try {
    for (const step of scenario.setup ?? []) await hide(step, memory);
    const shells = new Map<HostName, HostShell>();
    for (const name of scenario.hosts) shells.set(name, await openShell(name, size));
    const recordedAt = new Date();
    const clock = new RecordingClock();
    const tracks = new Map<HostName, CastTrack>();
    for (const [name, shell] of shells) {
      const track = new CastTrack(clock);
      track.output(shell.prompt);
      shell.onOutput = (text) => track.output(text);
      tracks.set(name, track);
    }
    const commands: PerformedCommand[] = [];
    for (const step of scenario.steps) {
      if ('pauseSeconds' in step) await pause(step.pauseSeconds * 1000);
      else if (!isCommand(step)) await hide(step, memory);
      else {
        const shell = needed(shells.get(step.on), step.on);
        const track = needed(tracks.get(step.on), step.on);
        const performed = await performCommand(step, { shell, track, clock, memory });
        commands.push({ ...performed, state: await readState(hostsOf(scenario)) });
      }
    }
    return { title: scenario.title, size, recordedAt, tracks, commands };
  } finally {
    for (const shell of openShells) shell.close();
    openShells.clear();
    for (const step of scenario.cleanup ?? []) await hide(step, memory).catch(console.error);
  }
}

async function openShell(name: HostName, size: { cols: number; rows: number }): Promise<HostShell> {
  const shell = new HostShell(name, size);
  openShells.add(shell);
  await shell.ready();
  return shell;
}

async function performCommand(
  step: CommandStep,
  on: { shell: HostShell; track: CastTrack; clock: RecordingClock; memory: Memory },
): Promise<Omit<PerformedCommand, 'state'>> {
  const { shell, track, clock, memory } = on;
  const command = memory.fill(step.run);
  await pause(900); // A reader's eyes move to the prompt.
  const typedSeconds = clock.now();
  track.marker(`${step.on}$ ${command}`);
  await shell.type(keystrokesOf(command, memory.texts));
  const startSeconds = clock.now();
  const within = (step.timeoutSeconds ?? 60) * 1000;
  const output = await shell.enter({ within, answers: step.answer ?? [] });
  const endSeconds = track.end;
  const { status: expected = 0, on: host, narration } = step;
  if (shell.status !== expected) {
    throw new Error(
      `${host}$ ${command}\n${output}Exit status ${shell.status}, expected ${expected}. Nothing is saved.`,
    );
  }
  memory.keep(step.capture, output, command);
  return { host, command, narration, typedSeconds, startSeconds, endSeconds, exitStatus: expected };
}

async function hide(step: HiddenStep, memory: Memory): Promise<void> {
  const line = memory.fill(step.hidden);
  const runOne = async (host: HostName) => {
    const { status, stdout, stderr } = await runOn(host, line);
    if (status !== 0)
      throw new Error(`Hidden on ${host}: ${line}\n${stderr}Exit status ${status}.`);
    memory.keep(step.capture, stdout, line);
  };
  await Promise.all((typeof step.on === 'string' ? [step.on] : step.on).map(runOne));
}

/** What was captured from outputs so far. */
class Memory {
  #kept = new Map<string, string>();

  /** The captured texts, to be pasted where a command line has them; the longest first. */
  get texts(): string[] {
    return [...this.#kept.values()].sort((a, b) => b.length - a.length);
  }

  fill(line: CommandLine): string {
    const captured: Captured = (name) => needed(this.#kept.get(name), `captured text "${name}"`);
    return typeof line === 'string' ? line : line(captured);
  }

  keep(captures: Captures = {}, output: string, command: string): void {
    for (const [name, pattern] of Object.entries(captures)) {
      const match = pattern.exec(output);
      if (match === null)
        throw new Error(`${command}\n${output}shows nothing for "${name}": ${pattern}`);
      this.#kept.set(name, match[1] ?? match[0]);
    }
  }
}

function needed<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new Error(`There is no ${what}.`);
  return thing;
}
