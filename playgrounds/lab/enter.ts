import { join } from 'node:path';
import type { HostName } from './addresses.ts';
import { pidOf } from './hosts.ts';
import type { RunOn } from './reach.ts';
import { run, waitFor, type Outcome } from './run.ts';

const enterScript = join(import.meta.dirname, 'host', 'enter.sh');

/**
 * The program and arguments that run a command on a host.
 *
 * @throws When the host is not up.
 */
export function onHost(name: HostName, command: readonly string[]): [string, string[]] {
  const pid = pidOf(name);
  if (pid === undefined) throw new Error(`${name} is not up. Start it: npm run lab -- up ${name}`);
  return ['sh', [enterScript, name, String(pid), ...command]];
}

/** Runs a line of shell on a host, without a terminal. */
export function runOn(name: HostName, line: string): Promise<Outcome> {
  return run(...onHost(name, ['bash', '-c', line]));
}

/** Starts a host's engine if it is not running, and waits until it answers. */
export async function startEngine(
  name: HostName,
  { on = runOn, withinMs = 30_000 }: { on?: RunOn; withinMs?: number } = {},
): Promise<void> {
  const answers = async () => (await on(name, 'docker version')).status === 0;
  if (await answers()) return;
  await on(name, 'service docker start');
  await waitFor(`the engine of ${name} to answer`, answers, { withinMs, everyMs: 200 });
}
