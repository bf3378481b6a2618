import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { vmFolder } from '../folders.ts';
import { mustRun, run, waitFor, type Outcome } from '../run.ts';
import { findEmulators, type Emulator } from './emulator.ts';
import { refuseUnmet, requirePort, thisHolder, vmNeedsOf } from './needs.ts';
import {
  defaultPort,
  machineArguments,
  provesGuest,
  trialArguments,
  type Accelerator,
} from './qemu-command.ts';
import { connectionSocket, keyFile, sshArguments } from './ssh.ts';

/** A running machine, as machine.json in its folder tells it. */
export interface RunningMachine {
  readonly pid: number;
  readonly port: number;
  readonly accelerator: Accelerator;
}

const stateFile = join(vmFolder, 'machine.json');
const log = join(vmFolder, 'qemu.log');

/** The machine, when its QEMU runs; whether it answers yet is another question. */
export function runningMachine(): RunningMachine | undefined {
  try {
    const machine = JSON.parse(readFileSync(stateFile, 'utf8')) as RunningMachine;
    const commandLine = readFileSync(`/proc/${machine.pid}/cmdline`, 'utf8');
    return commandLine.includes(join(vmFolder, 'disk.ext4')) ? machine : undefined;
  } catch {
    return undefined; // It was never started, or QEMU has ended.
  }
}

/** @throws When the machine does not run, with how to start it. */
export function requireRunning(): RunningMachine {
  const machine = runningMachine();
  if (machine !== undefined) return machine;
  throw new Error('The virtual machine is not up. Start it: npm run lab -- --vm up');
}

/**
 * Starts the machine, if it does not run, and waits until it answers.
 *
 * @throws When this machine cannot have it, or it does not start: with what its console said last.
 */
export async function startMachine(): Promise<RunningMachine> {
  const machine = runningMachine() ?? (await launch());
  await waitFor('the virtual machine to answer', () => answers(machine), {
    withinMs: machine.accelerator === 'kvm' ? 60_000 : 600_000,
    everyMs: 500,
  });
  await shareConnection(machine);
  return machine;
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
  for (const file of [stateFile, connectionSocket]) rmSync(file, { force: true });
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
export function requireLaunchable(): void {
  if (runningMachine() === undefined) refuseUnmet(vmNeedsOf(thisHolder()));
}

async function launch(): Promise<RunningMachine> {
  requireLaunchable();
  const port = wantedPort();
  await requirePort(port);
  await makeKey();
  const [emulator] = findEmulators();
  if (emulator === undefined) throw new Error('QEMU was there a moment ago and is gone.');
  const accelerator = await fastestAccelerator(emulator);
  const publicKey = readFileSync(`${keyFile}.pub`, 'utf8').trim();
  const args = machineArguments({ folder: vmFolder, port, accelerator, publicKey });
  const output = openSync(log, 'w');
  const child = spawn(emulator.program, [...emulator.args, ...args], {
    stdio: ['ignore', output, output],
    detached: true,
    cwd: '/',
  });
  closeSync(output);
  child.unref();
  if (child.pid === undefined) throw new Error(`${emulator.program} cannot be started.`);
  const machine = { pid: child.pid, port, accelerator };
  writeFileSync(stateFile, JSON.stringify(machine));
  return machine;
}

/** `LAB_VM_PORT`, or the usual one. */
function wantedPort(): number {
  const wanted = process.env['LAB_VM_PORT'] ?? '';
  const port = wanted === '' ? defaultPort : Number(wanted);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`LAB_VM_PORT=${wanted} is no port. Give a number from 1 to 65535.`);
}

async function makeKey(): Promise<void> {
  mkdirSync(vmFolder, { recursive: true });
  if (existsSync(keyFile)) return;
  await mustRun('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'lab', '-f', keyFile]);
  chmodSync(keyFile, 0o600);
}

/**
 * KVM where a guest truly runs: that the device opens proves nothing inside another virtual machine. A trial that
 * hangs is ended by coreutils' timeout, also when whoever started it was killed meanwhile.
 */
async function fastestAccelerator({ program, args }: Emulator): Promise<Accelerator> {
  if (!existsSync('/dev/kvm')) return 'tcg';
  const trial = ['--signal=KILL', '10', program, ...args, ...trialArguments(vmFolder)];
  const { stdout } = await run('timeout', trial);
  if (provesGuest(stdout)) return 'kvm';
  console.log('/dev/kvm is there, but no guest runs under it here: the machine is emulated.');
  return 'tcg';
}

async function answers(machine: RunningMachine): Promise<boolean> {
  if (runningMachine() === undefined) {
    const words = readFileSync(log, 'utf8') + endOf(join(vmFolder, 'console.log'));
    throw new Error(
      `${words.trim()}\nThe virtual machine ended before it answered; QEMU's own words are in ${log}.`,
    );
  }
  return (await run('ssh', [...sshArguments(machine.port), 'true'])).status === 0;
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

function endOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-12).join('\n') : '';
}
