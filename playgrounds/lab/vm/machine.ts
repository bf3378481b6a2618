import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  globSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { vmFolder } from '../folders.ts';
import { refuse } from '../machine.ts';
import { mustRun, run, waitFor, type Outcome } from '../run.ts';
import { fastestAccelerator } from './accelerator.ts';
import { findEmulators } from './emulator.ts';
import { thisHolder, type VmHolder } from './holder.ts';
import { vmNeedsOf } from './needs.ts';
import { machineArguments, type Accelerator } from './qemu-command.ts';
import { requireRunning, runningMachine, type RunningMachine } from './running.ts';
import { connectionSocket, keyFile, sshArguments } from './ssh.ts';

const log = join(vmFolder, 'qemu.log');
const consoleLog = join(vmFolder, 'console.log');

/** How long a machine may take to answer: to boot, or beside other work. */
const answerMs: Record<Accelerator, number> = { kvm: 60_000, tcg: 600_000 };

/** What to do about a machine that does not answer. */
const remedies: Record<Accelerator, string> = {
  kvm: 'Start it again; should KVM be at fault, have it emulated, which is slower: LAB_VM_ACCEL=tcg',
  tcg: 'Start it again when less runs beside it.',
};

/**
 * Starts the machine, if it does not run, and waits until it answers. One that does not is ended, so that the next
 * start begins anew.
 *
 * @param holder - The machine that is to hold it; this one unless told.
 * @param withinMs - How long it may take to answer; as its accelerator lets expect unless told.
 * @param askMs - How long each question may take.
 * @throws When this machine cannot have it, or it does not answer: with what its console said last.
 */
export async function startMachine({
  holder,
  withinMs,
  askMs,
}: StartOptions = {}): Promise<RunningMachine> {
  const machine = runningMachine() ?? (await launch(holder ?? (await thisHolder())));
  try {
    await waitFor('the virtual machine to answer', () => answers(machine, askMs), {
      withinMs: withinMs ?? answerMs[machine.accelerator],
      everyMs: 500,
    });
    await shareConnection(machine);
    return machine;
  } catch (cause) {
    await stopMachine();
    const why = cause instanceof Error ? cause.message : String(cause);
    const said = [endOf(log), endOf(consoleLog)].filter((text) => text !== '').join('\n');
    throw new Error(
      `${said}\n${why} It is ended; ${consoleLog} has all it said. ${remedies[machine.accelerator]}`,
      {
        cause,
      },
    );
  }
}

/** Ends the machine; all that ran in it and what it wrote to its disks are gone with it. */
export async function stopMachine(): Promise<void> {
  const machine = runningMachine();
  if (machine !== undefined) {
    process.kill(machine.pid, 'SIGKILL'); // Its disks are thrown away: nothing is left to save.
    const isGone = () => runningMachine() === undefined;
    await waitFor('the virtual machine to end', isGone, { withinMs: 20_000 });
    await run('ssh', ['-O', 'exit', ...sshArguments(machine.port)]); // Fails when it saw the end itself.
  }
  rmSync(connectionSocket, { force: true });
  // What QEMU writes has a name for a moment: it may have been killed just then.
  for (const file of globSync('vl.*', { cwd: vmFolder })) rmSync(join(vmFolder, file));
}

/** Runs a line of shell in the machine itself. */
export function runInMachine(line: string, { timeoutMs = 300_000 } = {}): Promise<Outcome> {
  return run('ssh', [...sshArguments(requireRunning().port), line], { timeoutMs });
}

/** Runs a line of shell in the machine itself. @throws With its own words when its status is not 0. */
export async function mustRunInMachine(line: string): Promise<string> {
  const { status, stdout, stderr } = await runInMachine(line);
  if (status !== 0) throw new Error(`In the virtual machine: ${line}\n${stderr.trim()}`);
  return stdout;
}

/** Writes a file in the machine itself. */
export function putInMachine(path: string, text: string, mode: string): void {
  const line = `mkdir -p "$(dirname '${path}')" && cat > '${path}' && chmod ${mode} '${path}'`;
  const { status, stderr } = spawnSync('ssh', [...sshArguments(requireRunning().port), line], {
    input: text,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${path} cannot be written in the virtual machine: ${stderr}`);
}

/** @throws When the machine neither runs nor could be started, with the first thing to do about it. */
export async function requireLaunchable(): Promise<void> {
  if (runningMachine() === undefined) refuse(vmNeedsOf(await thisHolder()));
}

async function launch(holder: VmHolder): Promise<RunningMachine> {
  refuse(vmNeedsOf(holder));
  await makeKey();
  const [emulator] = findEmulators();
  if (emulator === undefined) throw new Error('QEMU was there a moment ago and is gone.');
  const accelerator = await fastestAccelerator(emulator, holder);
  const { port } = holder;
  const publicKey = readFileSync(`${keyFile}.pub`, 'utf8').trim();
  const args = machineArguments({ folder: vmFolder, port, accelerator, publicKey });
  rmSync(consoleLog, { force: true }); // Should QEMU not come as far as to write it, an old one would mislead.
  const output = openSync(log, 'w');
  const child = spawn(emulator.program, [...emulator.args, ...args], {
    stdio: ['ignore', output, output],
    detached: true,
    cwd: '/',
    // There QEMU keeps what is written to the disks: files without a name, which end with it.
    env: { ...process.env, TMPDIR: vmFolder },
  });
  child.on('error', () => {}); // That it cannot be started is told below.
  closeSync(output);
  child.unref();
  if (child.pid === undefined) throw new Error(`${emulator.program} cannot be started.`);
  // For a moment after its start a process has no command line yet, by which it is known.
  const hasEnded = () => (child.exitCode ?? child.signalCode) !== null;
  const isKnown = () => runningMachine() !== undefined || hasEnded();
  await waitFor('QEMU to start', isKnown, { withinMs: 10_000, everyMs: 10 });
  return { pid: child.pid, port, accelerator };
}

async function makeKey(): Promise<void> {
  mkdirSync(vmFolder, { recursive: true });
  const files = [keyFile, `${keyFile}.pub`];
  if (files.every((file) => existsSync(file))) return;
  for (const file of files) rmSync(file, { force: true }); // Whoever made them may have been killed.
  await mustRun('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'lab', '-f', keyFile]);
  chmodSync(keyFile, 0o600);
}

interface StartOptions {
  readonly holder?: VmHolder;
  readonly withinMs?: number;
  readonly askMs?: number;
}

async function answers({ port }: RunningMachine, timeoutMs = 60_000): Promise<boolean> {
  if (runningMachine() === undefined) {
    throw new Error('The virtual machine ended before it answered.');
  }
  try {
    return (await run('ssh', [...sshArguments(port), 'true'], { timeoutMs })).status === 0;
  } catch {
    return false; // It let ssh in and then said nothing for a minute; it may yet.
  }
}

/** Keeps one connection open for all commands; it ends by itself when the machine does. */
async function shareConnection({ port }: RunningMachine): Promise<void> {
  const check = async () => (await run('ssh', ['-O', 'check', ...sshArguments(port)])).status === 0;
  if (await check()) return;
  rmSync(connectionSocket, { force: true });
  spawn('ssh', ['-N', '-M', ...sshArguments(port)], {
    stdio: 'ignore',
    detached: true,
    cwd: '/',
  }).unref();
  await waitFor('the connection to the virtual machine', check, { withinMs: 60_000, everyMs: 200 });
}

/** The last lines of a file; the empty string when there is none. */
function endOf(file: string): string {
  return existsSync(file)
    ? readFileSync(file, 'utf8').trim().split('\n').slice(-12).join('\n')
    : '';
}
