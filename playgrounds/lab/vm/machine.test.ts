import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

/**
 * The machine's life without a machine: a program that sleeps stands for QEMU. Its command line names the disk,
 * and by that alone a QEMU of this lab is known.
 */

let lab = '';
let children: ChildProcess[] = [];

beforeEach(() => {
  lab = mkdtempSync(join(tmpdir(), 'lab-'));
  mkdirSync(join(lab, 'vm'));
  vi.stubEnv('LAB_DIR', lab);
  vi.resetModules(); // LAB_DIR is read when a module is loaded.
});

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  vi.unstubAllEnvs();
  rmSync(lab, { recursive: true, force: true });
});

async function sleeper(...words: string[]): Promise<{ child: ChildProcess; pid: number }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)', ...words], {
    stdio: 'ignore',
  });
  children.push(child);
  await once(child, 'spawn');
  return { child, pid: child.pid ?? 0 };
}

/** What the lab notes of a machine that it started. */
function note(pid: number): void {
  const machine = { pid, port: 1, accelerator: 'tcg' };
  writeFileSync(join(lab, 'vm', 'machine.json'), JSON.stringify(machine));
}

const disk = () => `file=${join(lab, 'vm', 'disk.ext4')},format=raw`;

describe.runIf(process.platform === 'linux')('the machine', () => {
  test('is up while its QEMU runs, and down as soon as that is killed', async () => {
    const { requireRunning, runningMachine } = await import('./machine.ts');
    const { child, pid } = await sleeper('-drive', disk());
    note(pid);
    expect(runningMachine()).toMatchObject({ pid, port: 1 });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(runningMachine()).toBeUndefined();
    expect(requireRunning).toThrow('Start it: npm run lab -- --vm up');
  });

  test('is not mistaken for a process that got its number later', async () => {
    const { runningMachine, stopMachine } = await import('./machine.ts');
    const { child, pid } = await sleeper('another program');
    note(pid);
    expect(runningMachine()).toBeUndefined();
    await stopMachine();
    expect(child.exitCode ?? child.signalCode).toBeNull();
  });

  test('is ended with all that was noted of it', async () => {
    const { stopMachine } = await import('./machine.ts');
    const { child, pid } = await sleeper('-drive', disk());
    note(pid);
    const exit = once(child, 'exit');
    await stopMachine();
    expect(await exit).toEqual([null, 'SIGKILL']);
    expect(readdirSync(join(lab, 'vm'))).toEqual([]);
  });

  test('that was killed leaves a note, which the next end takes away', async () => {
    const { stopMachine } = await import('./machine.ts');
    note(2 ** 22 + 1); // Above any pid.
    await stopMachine();
    expect(existsSync(join(lab, 'vm', 'machine.json'))).toBe(false);
  });
});
