import type { SessionCommand } from '../../src/domain/replay/session.ts';
import type { HostName } from './addresses.ts';
import { CastTrack, RecordingClock } from './cast-writer.ts';
import { HostShell } from './host-shell.ts';
import { Memory, needed } from './memory.ts';
import { plainText } from './plain-text.ts';
import type { Reach } from './reach.ts';
import { pause } from './run.ts';
import { hostsOf, isCommand } from './scenario.ts';
import type { CommandStep, HiddenStep, Scenario } from './scenario.ts';
import { keystrokesOf, textsOfKeys } from './typing.ts';

/** A command as it ran, on a host of the lab; times are seconds on the recording's clock. */
export interface PerformedCommand extends SessionCommand {
  readonly host: HostName;
  /**
   * The next prompt stood: the time of the event that draws it, and nothing else. For a program that
   * goes on, the time of the last event before it was quiet.
   */
  readonly endSeconds: number;
  /** null when the program goes on. */
  readonly exitStatus: number | null;
}

/** A scenario that was played to its end. */
export interface Performance {
  readonly title: string;
  readonly size: { readonly cols: number; readonly rows: number };
  readonly recordedAt: Date;
  readonly tracks: ReadonlyMap<HostName, CastTrack>;
  readonly commands: readonly PerformedCommand[];
}

/** The terminals that are open. */
const openShells = new Set<HostShell>();

/** Closes the terminals when this process ends, also by a signal; for the commands that perform. */
export function closeShellsAtExit(): void {
  process.on('exit', () => openShells.forEach((shell) => shell.close()));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(1));
  }
}

/** The pause before each command: a reader's eyes move to the prompt. */
const readingPauseMs = 900;

/**
 * Plays a scenario on hosts that are up.
 *
 * @param reach - Where its hosts are.
 * @param hurry - Types without pauses: for whoever compares and does not watch.
 * @throws When set-up fails or a command's exit status is not the expected one; with its output.
 */
export async function perform(
  scenario: Scenario,
  { reach, hurry = false }: { reach: Reach; hurry?: boolean },
): Promise<Performance> {
  const { size = { cols: 100, rows: 28 } } = scenario;
  const memory = new Memory();
  try {
    for (const step of scenario.setup ?? []) await hide(step, memory, reach);
    const shells = new Map<HostName, HostShell>();
    for (const name of scenario.hosts) shells.set(name, await openShell(name, size, reach));
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
      else if (!isCommand(step)) await hide(step, memory, reach);
      else {
        const shell = needed(shells.get(step.on), step.on);
        const track = needed(tracks.get(step.on), step.on);
        const performed = await performCommand(step, { shell, track, clock, memory, hurry });
        const state = await reach.readState(hostsOf(scenario), scenario.hosts);
        commands.push({ ...performed, state });
      }
    }
    return { title: scenario.title, size, recordedAt, tracks, commands };
  } finally {
    for (const shell of openShells) shell.close();
    openShells.clear();
    for (const step of scenario.cleanup ?? []) await hide(step, memory, reach).catch(console.error);
  }
}

async function openShell(
  name: HostName,
  size: { cols: number; rows: number },
  { enter }: Reach,
): Promise<HostShell> {
  const shell = new HostShell(name, size, enter);
  openShells.add(shell);
  await shell.ready();
  return shell;
}

async function performCommand(
  step: CommandStep,
  on: { shell: HostShell; track: CastTrack; clock: RecordingClock; memory: Memory; hurry: boolean },
): Promise<Omit<PerformedCommand, 'state'>> {
  const { shell, track, clock, memory, hurry } = on;
  const { on: host, narration, status: expected = 0 } = step;
  const command = commandOf(step, memory);
  await pause(hurry ? 50 : readingPauseMs);
  const typedSeconds = clock.now();
  track.marker(`${host}$ ${command}`);
  let last = '\r';
  if ('key' in step) {
    const keys = textsOfKeys(step.key);
    last = keys.pop() ?? '';
    await shell.type(keys.map((text) => ({ text, pauseMs: 0 })));
  } else {
    if ('run' in step) refuseFullLine(command, shell);
    const keys = hurry ? [{ text: command, pauseMs: 0 }] : keystrokesOf(command, memory.texts);
    await shell.type(keys, 'run' in step ? command : '');
  }
  const startSeconds = clock.now();
  const output = await shell.press(last, {
    withinMs: (step.timeoutSeconds ?? 60) * 1000,
    answers: 'run' in step ? (step.answer ?? []) : [],
    until: step.until,
  });
  const endSeconds = Math.max(startSeconds, track.end);
  if (step.until === undefined && shell.status !== expected) {
    throw new Error(
      `${host}$ ${command}\n${output}Exit status ${shell.status}, expected ${expected}. Nothing is saved.`,
    );
  }
  memory.keep(step.capture, output, command);
  const exitStatus = step.until === undefined ? expected : null;
  return { host, command, narration, typedSeconds, startSeconds, endSeconds, exitStatus };
}

/**
 * When a typed line ends at the terminal's edge, readline draws its last letter anew after Enter: a letter
 * that would count as output.
 */
function refuseFullLine(command: string, { prompt, cols }: HostShell): void {
  const length = plainText(prompt).length + command.length;
  if (length % cols !== 0) return;
  throw new Error(
    `${command}\nWith its prompt this line fills ${cols} columns exactly, and bash would draw its last letter twice. Make it a letter longer or shorter.`,
  );
}

function commandOf(step: CommandStep, memory: Memory): string {
  if ('key' in step) return `<${step.key}>`;
  return memory.fill('run' in step ? step.run : step.send);
}

async function hide(step: HiddenStep, memory: Memory, { runOn }: Reach): Promise<void> {
  const line = memory.fill(step.hidden);
  const runOne = async (host: HostName) => {
    const { status, stdout, stderr } = await runOn(host, line);
    if (status !== 0)
      throw new Error(`Hidden on ${host}: ${line}\n${endOf(stderr)}Exit status ${status}.`);
    memory.keep(step.capture, stdout, line);
  };
  await Promise.all((typeof step.on === 'string' ? [step.on] : step.on).map(runOne));
}

/** The last lines of what a program said: those before tell what it tried in vain while it waited. */
function endOf(text: string): string {
  return text.split('\n').slice(-9).join('\n');
}
