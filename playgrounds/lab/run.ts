import { spawn } from 'node:child_process';

/** What a program left behind. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end, without a terminal and without input.
 *
 * @throws When it cannot be started, or is not done after `timeoutMs` (60 000 unless told).
 */
export function run(
  program: string,
  args: readonly string[],
  { timeoutMs = 60_000 }: { timeoutMs?: number } = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${program} ${args.join(' ')}: not done after ${timeoutMs} ms.`));
    }, timeoutMs);
    child.on('error', (cause) => {
      clearTimeout(timer);
      reject(new Error(`${program} cannot be started.`, { cause }));
    });
    const finish = (status: number | null) => {
      clearTimeout(timer);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ status, stdout, stderr });
    };
    child.on('close', finish);
    // A daemon that the program started may hold the pipes for ever: they get this long to drain.
    child.on('exit', (status) => setTimeout(() => finish(status), 500));
  });
}

/**
 * Runs a program that must succeed; gives its standard output.
 *
 * @throws With the program's own words when its status is not 0.
 */
export async function mustRun(program: string, args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await run(program, args);
  if (status !== 0) {
    throw new Error(`${program} ${args.join(' ')}: exit status ${status}. ${stderr.trim()}`);
  }
  return stdout;
}

/** Waits. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Asks again and again until the answer is yes.
 *
 * @throws When it is still no after `withinMs`, naming what was waited for.
 */
export async function waitFor(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  { withinMs, everyMs = 50 }: { withinMs: number; everyMs?: number },
): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited ${withinMs} ms in vain: ${what}.`);
    await pause(everyMs);
  }
}
