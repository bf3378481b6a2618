import { accessSync, constants } from 'node:fs';
import { userInfo } from 'node:os';
import { vmFolder } from '../folders.ts';
import { run } from '../run.ts';
import type { Emulator } from './emulator.ts';
import { provesGuest, trialArguments, type Accelerator } from './qemu-command.ts';

/** How KVM's device stands to this user. That it opens proves no guest: a trial does. */
export type KvmAccess =
  | 'none' // There is no /dev/kvm.
  | 'forbidden' // It is there for others.
  | 'open';

/** What `/dev/kvm` lets this user do. */
export function kvmAccess(
  device = '/dev/kvm',
  access: (path: string, mode: number) => void = accessSync,
): KvmAccess {
  try {
    access(device, constants.R_OK | constants.W_OK);
    return 'open';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'none' : 'forbidden';
  }
}

/** What to say, and to do, about a `/dev/kvm` that one must not open. */
export function forbiddenKvm(user: string): string {
  return `${user} has no permission for /dev/kvm: add yourself to the group kvm (sudo usermod -aG kvm ${user}) and log in again`;
}

/** `LAB_VM_ACCEL`: what the machine must run by; undefined leaves the choice. @throws When it is another word. */
export function wantedAccelerator(
  wanted = process.env['LAB_VM_ACCEL'] ?? '',
): Accelerator | undefined {
  if (wanted === '') return undefined;
  if (wanted === 'kvm' || wanted === 'tcg') return wanted;
  throw new Error(
    `LAB_VM_ACCEL=${wanted} is no accelerator. Give tcg (emulate) or kvm (without a trial), or leave it out.`,
  );
}

/**
 * KVM where a guest truly runs: that the device opens proves nothing inside another virtual machine. Tells why it is
 * not KVM where one would expect it.
 *
 * @param kvm - As `kvmAccess` tells it.
 * @param wanted - What was asked for; then nothing is tried.
 */
export async function fastestAccelerator(
  emulator: Emulator,
  { kvm, wanted, trialSeconds = 10 }: TrialOptions,
): Promise<Accelerator> {
  if (wanted !== undefined) return wanted;
  if (kvm === 'none') return 'tcg';
  if (kvm === 'forbidden') {
    console.log(`The machine is emulated, which is slower: ${forbiddenKvm(userInfo().username)}.`);
    return 'tcg';
  }
  const { isProven, words } = await tryGuest(emulator, trialSeconds);
  if (isProven) return 'kvm';
  const said = words === '' ? '' : ` QEMU said: ${words}`;
  console.log(
    `/dev/kvm opens, but no guest runs under it: nested virtualisation is off or broken. Nothing need be done: the machine is emulated, which is only slower.${said}`,
  );
  return 'tcg';
}

interface TrialOptions {
  readonly kvm: KvmAccess;
  readonly wanted?: Accelerator | undefined;
  readonly trialSeconds?: number;
}

/** A trial that hangs is ended by coreutils' timeout, also when whoever started it was killed meanwhile. */
async function tryGuest({ program, args }: Emulator, seconds: number) {
  const trial = [program, ...args, ...trialArguments(vmFolder)];
  const { stdout, stderr } = await run('timeout', ['--signal=KILL', String(seconds), ...trial]);
  return { isProven: provesGuest(stdout), words: stderr.trim().split('\n').at(-1) ?? '' };
}
