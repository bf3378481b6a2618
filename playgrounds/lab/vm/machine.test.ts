import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { waitFor } from '../run.ts';
import { goodHolder } from './good-holder.ts';
import { machineArguments, type Accelerator } from './qemu-command.ts';

/**
 * The machine's life without a machine: programs that sleep stand for QEMU. By its command line alone a QEMU of this
 * lab is known.
 */

let lab = '';
let children: ChildProcess[] = [];
const folder = () => join(lab, 'vm');

beforeEach(() => {
  lab = mkdtempSync(join(tmpdir(), 'lab-'));
  mkdirSync(folder());
  vi.stubEnv('LAB_DIR', lab);
  vi.resetModules(); // LAB_DIR is read when a module is loaded.
});

afterEach(async () => {
  const { stopMachine } = await import('./machine.ts');
  await stopMachine();
  for (const child of children) child.kill('SIGKILL');
  children = [];
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(lab, { recursive: true, force: true });
});

const qemuWords = (accelerator: Accelerator = 'tcg') =>
  machineArguments({ folder: folder(), port: 2400, accelerator, publicKey: 'ssh-ed25519 AAAA' });

/** A process of these words that nobody noted down. */
async function sleeper(words: readonly string[]): Promise<{ child: ChildProcess; pid: number }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)', '--', ...words], {
    stdio: 'ignore',
  });
  children.push(child);
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  const hasWords = () => readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  await waitFor('its command line', hasWords, { withinMs: 5000 });
  return { child, pid };
}

describe.runIf(process.platform === 'linux')('the machine', () => {
  test('is found by its QEMU alone, however its starter ended, and is ended so', async () => {
    const { stopMachine } = await import('./machine.ts');
    const { runningMachine } = await import('./running.ts');
    const { child, pid } = await sleeper(qemuWords('kvm'));
    expect(runningMachine()).toEqual({ pid, port: 2400, accelerator: 'kvm' });
    const exit = once(child, 'exit');
    await stopMachine();
    expect(await exit).toEqual([null, 'SIGKILL']);
    expect(runningMachine()).toBeUndefined();
  });

  test('is down as soon as its QEMU is killed', async () => {
    const { requireRunning, runningMachine } = await import('./running.ts');
    const { child } = await sleeper(qemuWords());
    expect(runningMachine()).toMatchObject({ accelerator: 'tcg' });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(requireRunning).toThrow('Start it: npm run lab -- --vm up');
  });

  test("is not mistaken for another lab's, nor for a program that names its disk", async () => {
    const { stopMachine } = await import('./machine.ts');
    const { runningMachine } = await import('./running.ts');
    const others = [
      await sleeper(qemuWords().map((word) => word.replace(lab, '/elsewhere'))),
      await sleeper([join(folder(), 'disk.ext4')]),
    ];
    expect(runningMachine()).toBeUndefined();
    await stopMachine();
    for (const { child } of others) expect(child.exitCode ?? child.signalCode).toBeNull();
  });

  test('leaves no connection and no half-written disk when it is ended', async () => {
    const { stopMachine } = await import('./machine.ts');
    for (const file of ['ssh', 'vl.ABCDEF', 'disk.ext4']) writeFileSync(join(folder(), file), '');
    await stopMachine();
    expect(readdirSync(folder())).toEqual(['disk.ext4']);
  });
});

describe.runIf(process.platform === 'linux')('starting the machine', () => {
  let told: string[] = [];

  /** Puts programs before all others: a QEMU whose trial of KVM says this and that then sleeps, an ssh without luck. */
  function provide({ trial = '', qemu = 'while :; do sleep 1; done', ssh = 'exit 255' }) {
    const bin = join(lab, 'bin');
    mkdirSync(bin);
    const write = (name: string, text: string) => {
      writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
      chmodSync(join(bin, name), 0o755);
    };
    write(
      'qemu-system-x86_64',
      `case "$*" in
        --version) echo 'QEMU emulator version 10.0.13' ;;
        *'-serial stdio'*) echo tried >> '${lab}/trials'; echo '${trial}' ;;
        *) echo 'Booting' > '${folder()}/console.log'; echo 'last words' >> '${folder()}/console.log'
           echo "$TMPDIR" > '${lab}/tmpdir'; ${qemu} ;;
      esac`,
    );
    write('ssh', ssh);
    write(
      'ssh-keygen',
      'for file; do :; done; echo key > "$file"; echo "ssh-ed25519 AAAA lab" > "$file.pub"',
    );
    vi.stubEnv('PATH', bin + delimiter + (process.env['PATH'] ?? ''));
    told = [];
    vi.spyOn(console, 'log').mockImplementation((line: string) => void told.push(line));
  }
  const panic = 'Kernel panic - not syncing: VFS: Unable to mount root fs';
  const trials = () => readdirSync(lab).includes('trials');

  test('takes KVM where the trial shows a guest', async () => {
    provide({ trial: panic, ssh: 'exit 0' });
    const { startMachine } = await import('./machine.ts');
    const { runningMachine } = await import('./running.ts');
    const machine = await startMachine({ holder: { ...goodHolder, port: 2400 } });
    expect(machine).toMatchObject({ port: 2400, accelerator: 'kvm' });
    expect(runningMachine()).toEqual(machine);
    expect(told).toEqual([]);
  });

  test('emulates where the trial shows none, and tells why', async () => {
    provide({ trial: 'Booting', ssh: 'exit 0' });
    const { startMachine } = await import('./machine.ts');
    expect(await startMachine({ holder: goodHolder })).toMatchObject({ accelerator: 'tcg' });
    expect(told.join('\n')).toMatch(/^\/dev\/kvm opens, but no guest runs under it/);
  });

  test('emulates without a trial where that is asked for', async () => {
    provide({ trial: panic, ssh: 'exit 0' });
    const { startMachine } = await import('./machine.ts');
    const machine = await startMachine({ holder: { ...goodHolder, wanted: 'tcg' } });
    expect(machine).toMatchObject({ accelerator: 'tcg' });
    expect(trials()).toBe(false);
  });

  test('keeps what is written to the disks in the folder whose room was asked for', async () => {
    provide({ ssh: 'exit 0' });
    const { startMachine } = await import('./machine.ts');
    await startMachine({ holder: { ...goodHolder, kvm: 'none' } });
    expect(readFileSync(join(lab, 'tmpdir'), 'utf8').trim()).toBe(folder());
  });

  test('does not begin on a port that is taken', async () => {
    provide({ trial: panic, ssh: 'exit 0' });
    const { startMachine } = await import('./machine.ts');
    const { runningMachine } = await import('./running.ts');
    await expect(startMachine({ holder: { ...goodHolder, portAccess: 'taken' } })).rejects.toThrow(
      /^Port 2322 of 127\.0\.0\.1 is taken/,
    );
    expect(runningMachine()).toBeUndefined();
    expect(trials()).toBe(false);
  });

  test('ends a guest that hangs under KVM after its trial, shows its console, and names emulation', async () => {
    provide({ trial: panic });
    const { startMachine } = await import('./machine.ts');
    const { runningMachine } = await import('./running.ts');
    const start = startMachine({ holder: goodHolder, withinMs: 1000 });
    await expect(start).rejects.toThrow(
      `Booting\nlast words\nWaited 1000 ms in vain: the virtual machine to answer. It is ended; ${folder()}/console.log has all it said. Start it again; should KVM be at fault, have it emulated, which is slower: LAB_VM_ACCEL=tcg`,
    );
    expect(runningMachine()).toBeUndefined();
  });

  test('ends also one that ran already and answers no more, so that the next start begins anew', async () => {
    provide({ trial: panic });
    const { startMachine } = await import('./machine.ts');
    const { runningMachine } = await import('./running.ts');
    await sleeper(qemuWords('tcg'));
    await expect(startMachine({ withinMs: 1000 })).rejects.toThrow(
      /Waited 1000 ms in vain: .* Start it again when less runs beside it\.$/,
    );
    expect(runningMachine()).toBeUndefined();
  });

  test('goes on waiting when ssh was let in and then heard nothing', async () => {
    provide({ ssh: '[ -e "$LAB_DIR/heard" ] && exit 0; touch "$LAB_DIR/heard"; exec sleep 600' });
    const { startMachine } = await import('./machine.ts');
    const machine = await startMachine({ holder: { ...goodHolder, kvm: 'none' }, askMs: 500 });
    expect(machine).toMatchObject({ accelerator: 'tcg' });
  });

  test("tells QEMU's own words when it ends by itself", async () => {
    provide({ qemu: 'echo "-m: not enough" >&2; exit 1' });
    const { startMachine } = await import('./machine.ts');
    await expect(startMachine({ holder: { ...goodHolder, kvm: 'none' } })).rejects.toThrow(
      /^-m: not enough\nBooting\nlast words\nThe virtual machine ended before it answered\./,
    );
  });
});
