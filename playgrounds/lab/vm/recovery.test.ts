import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { vmFolder } from '../folders.ts';
import { processesNaming } from '../footprint.ts';
import { HostShell } from '../host-shell.ts';
import { waitFor } from '../run.ts';
import { thisHolder } from './holder.ts';
import { vmNeedsOf } from './needs.ts';
import type { RunningMachine } from './running.ts';

/**
 * Kills the real QEMU, and whoever starts it; nothing may be left, and the next start must succeed. It starts the
 * machine that is built, in a folder and on a port of its own: four minutes where it is emulated, more beside other
 * work. It runs only when asked: npm run test:lab
 */

/** What this machine lacks to run it; the port is the test's own. */
async function lacking(): Promise<string | undefined> {
  const holder = { ...(await thisHolder()), portAccess: 'free' as const };
  const unmet = vmNeedsOf(holder).find(({ isMet, isOptional }) => !isMet && isOptional !== true);
  return unmet?.remedy;
}

const whyNot =
  process.env['LAB_TESTS'] === '1'
    ? await lacking()
    : 'it starts a virtual machine; LAB_TESTS=1 runs it';
if (whyNot !== undefined) console.log(`vm/recovery.test.ts is skipped: ${whyNot}`);

const startMs = 900_000;

describe.skipIf(whyNot !== undefined)('the virtual machine', () => {
  let folder = '';
  const inFolder = () => readdirSync(join(folder, 'vm')).sort();
  /** What the machine is made of. */
  let parts: string[] = [];
  /** What a start makes, and the next one uses or writes anew. */
  const kept = ['console.log', 'key', 'key.pub', 'qemu.log'];

  const lab = (...words: string[]) => {
    const { status, stderr } = spawnSync(process.execPath, command(...words), { encoding: 'utf8' });
    if (status !== 0) throw new Error(`lab --vm ${words.join(' ')}: ${stderr}`);
  };
  const command = (...words: string[]) => [
    join(import.meta.dirname, '..', 'lab.ts'),
    '--vm',
    ...words,
  ];
  /** The machine in this test's folder. */
  const running = async (): Promise<RunningMachine | undefined> => {
    const { runningMachine } = await import('./running.ts');
    return runningMachine();
  };
  const brought = async (): Promise<RunningMachine> => {
    lab('up', 'registry');
    const machine = await running();
    if (machine === undefined) throw new Error('It came up and is not found.');
    return machine;
  };
  const expectNothingLeft = async () => {
    const isEmpty = () => processesNaming(folder).length === 0;
    // A connection is told by the kernel that its other end is gone; an ssh that is being let in waits 10 s.
    await waitFor('all processes to end', isEmpty, { withinMs: 60_000 }).catch(() => {
      expect(processesNaming(folder), 'processes').toEqual([]);
    });
    const files = inFolder().filter((file) => ![...parts, ...kept].includes(file));
    expect(files, 'files').toEqual([]);
    expect(readFileSync('/proc/self/mountinfo', 'utf8'), 'mounts').not.toContain(folder);
    expect(readFileSync('/proc/net/unix', 'utf8'), 'locks').not.toContain('@dockside-notes-vm');
  };

  beforeAll(async () => {
    const { isUp } = await thisHolder();
    if (isUp) throw new Error('The virtual machine is up: npm run lab -- --vm down');
    folder = mkdtempSync('/var/tmp/lab-vm-test-');
    mkdirSync(join(folder, 'vm'));
    parts = ['vmlinuz', 'initrd', 'disk.ext4', 'data.ext4', 'data.tags', 'qemu'].filter((part) =>
      existsSync(join(vmFolder, part)),
    );
    // Nothing writes to them: disks are throw-away.
    for (const part of parts) symlinkSync(join(vmFolder, part), join(folder, 'vm', part));
    vi.stubEnv('LAB_DIR', folder);
    vi.stubEnv('LAB_VM_PORT', String(await freePort()));
    vi.resetModules(); // LAB_DIR is read when a module is loaded.
  });

  afterAll(() => {
    if (folder === '') return;
    lab('down');
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  test(
    'leaves nothing when its QEMU is killed with a connection and a terminal open',
    async () => {
      const machine = await brought();
      const { vmReach } = await import('./hosts.ts');
      const shell = new HostShell('registry', { cols: 80, rows: 24 }, vmReach.enter);
      await shell.ready();
      await shell.type([{ text: 'hostname', pauseMs: 0 }], 'hostname');
      expect(await shell.press('\r', { withinMs: 60_000 })).toContain('registry');

      const during = processesNaming(folder);
      expect(
        during.filter((line) => line.includes('-netdev')),
        'QEMU',
      ).toHaveLength(1);
      expect(
        during.filter((line) => line.includes('ssh -N -M')),
        'connection',
      ).toHaveLength(1);
      expect(
        during.filter((line) => line.includes("'terminal'")),
        'terminal',
      ).toHaveLength(1);
      expect(inFolder()).toContain('ssh');
      const written = openFiles(machine.pid).filter((file) => file.endsWith(' (deleted)'));
      expect(written.map((file) => dirname(file))).toEqual([
        join(folder, 'vm'),
        join(folder, 'vm'),
      ]);

      process.kill(machine.pid, 'SIGKILL');
      await expect(shell.press('\r', { withinMs: 60_000 })).rejects.toThrow(/ is gone; /);
      await expectNothingLeft();
    },
    startMs,
  );

  test(
    'comes up again after that, and is ended when it answers no more',
    async () => {
      const machine = await brought();
      const { vmReach } = await import('./hosts.ts');
      expect((await vmReach.runOn('registry', 'hostname')).stdout).toBe('registry\n');

      process.kill(machine.pid, 'SIGSTOP'); // As a guest that hangs.
      const { startMachine } = await import('./machine.ts');
      await expect(startMachine({ withinMs: 10_000, askMs: 5000 })).rejects.toThrow(
        /in vain: the virtual machine to answer\. It is ended; /,
      );
      await expectNothingLeft();
    },
    startMs,
  );

  test(
    'is ended by `down` when whoever started it was killed at once',
    async () => {
      const starter = spawn(process.execPath, command('up', 'registry'), { stdio: 'ignore' });
      const isThere = async () => (await running()) !== undefined;
      await waitFor('QEMU to run', isThere, { withinMs: 60_000, everyMs: 5 });
      starter.kill('SIGKILL');
      await once(starter, 'exit');
      expect(await isThere()).toBe(true);
      lab('down');
      expect(await isThere()).toBe(false);
      await expectNothingLeft();
    },
    startMs,
  );
});

/** What a process has open, as the kernel names it. */
function openFiles(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));
}

/** A port of the loopback address that nobody listens on now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
