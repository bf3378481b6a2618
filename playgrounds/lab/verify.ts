/**
 * Plays sessions again and compares with what is recorded; `npm run lab -- verify [SESSION…]`. Only this
 * writes `verified` into a manifest, and only when nothing differs; not with `--check`.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { CastEvent } from './cast-writer.ts';
import { differences, type ShownCommand } from './compare.ts';
import { loadScenario } from './load-scenario.ts';
import type { Manifest } from './manifest.ts';
import { perform, type PerformedCommand } from './perform.ts';
import { placeOf, takePlaces } from './place.ts';
import { recordedSessions, recordingsFolder } from './recorded-sessions.ts';
import { replaceFile } from './save.ts';
import { hostsOf, isCommand } from './scenario.ts';
import { screenLines } from './screen-lines.ts';

/**
 * Verifies the sessions named, or all; prints one line for each, and what differs.
 *
 * @param keepDates - Compares only: no manifest is written.
 * @throws When a session differs or cannot be played, after all were tried.
 */
export async function verify(
  ids: readonly string[],
  { keepDates = false }: { keepDates?: boolean } = {},
): Promise<void> {
  const all = recordedSessions();
  const unknown = ids.find((id) => !all.includes(id));
  if (unknown !== undefined) {
    throw new Error(`${unknown} is not recorded. There are:\n${all.join('\n')}`);
  }
  const wanted = ids.length > 0 ? ids : all;
  await takePlacesOf(wanted);
  const failed: string[] = [];
  for (const id of wanted) {
    const start = performance.now();
    const problems = await problemsOf(id, keepDates);
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(`${problems.length === 0 ? 'same   ' : 'DIFFERS'} ${id} (${seconds} s)`);
    for (const problem of problems) console.log(problem.replaceAll(/^/gm, '        '));
    if (problems.length > 0) failed.push(id);
  }
  if (failed.length === 0) return;
  throw new Error(
    `${failed.length} of ${wanted.length} differ. Look at each: mend the scenario, or record it again:\n` +
      failed.map((id) => `  npm run record -- ${id}`).join('\n'),
  );
}

/** A scenario that does not load is told where it is played. */
async function takePlacesOf(ids: readonly string[]): Promise<void> {
  const loaded = await Promise.allSettled(ids.map(loadScenario));
  const scenarios = loaded.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  await takePlaces(scenarios, ['lab verify', ...ids].join(' '));
}

async function problemsOf(id: string, keepDates: boolean): Promise<string[]> {
  try {
    const file = join(recordingsFolder, `${id}.json`);
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    const scenario = await loadScenario(id);
    const { reach, up } = placeOf(scenario);
    await up(hostsOf(scenario));
    const { tracks, commands } = await perform(scenario, { reach, hurry: true });
    const recorded = new Map(
      manifest.hosts.map(({ name, cast }) => [name, readEvents(join(dirname(file), cast))]),
    );
    const again = new Map([...tracks].map(([name, { events }]) => [name, events]));
    const problems = differences(
      shownCommands(manifest.commands, recorded),
      shownCommands(commands, again),
      scenario.steps.filter(isCommand),
    );
    if (problems.length === 0 && !keepDates) {
      const verified = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
      const text = JSON.stringify({ ...manifest, verified }, null, 2) + '\n';
      replaceFile(dirname(file), { name: basename(file), text });
    }
    return problems;
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Commands with the lines between Enter and the next prompt. */
function shownCommands(
  commands: readonly PerformedCommand[],
  events: ReadonlyMap<string, readonly CastEvent[]>,
): ShownCommand[] {
  return commands.map(({ host, command, narration, exitStatus, startSeconds, endSeconds }) => {
    const output = (events.get(host) ?? [])
      .filter(([at, kind]) => kind === 'o' && at > startSeconds && at <= endSeconds)
      .filter(([at]) => exitStatus === null || at < endSeconds) // The prompt is no output.
      .map(([, , data]) => data)
      .join('');
    return { host, command, narration, exitStatus, lines: screenLines(output) };
  });
}

function readEvents(cast: string): CastEvent[] {
  const lines = readFileSync(cast, 'utf8').trimEnd().split('\n').slice(1);
  return lines.map((line) => JSON.parse(line) as CastEvent);
}
