import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { freemem, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { missingImages } from '../book-images.ts';
import { vmFolder } from '../folders.ts';
import { thisMachine, type Machine } from '../machine.ts';
import { kvmAccess, wantedAccelerator, type KvmAccess } from './accelerator.ts';
import { findEmulators } from './emulator.ts';
import { wantedPort, type Accelerator } from './qemu-command.ts';
import { runningMachine } from './running.ts';

/** The machine that holds the virtual one: what that needs of it. */
export interface VmHolder extends Machine {
  /** The processor's architecture as Node names it. */
  readonly arch: string;
  readonly user: string;
  /** /etc/subuid: who has users of a namespace to give. */
  readonly subuid: string;
  /** The versions of its QEMUs, the best first. */
  readonly emulators: readonly string[];
  /** Kernel and root file system are built. */
  readonly hasImage: boolean;
  /** The hosts' disk is built, and holds every image of the book. */
  readonly hasData: boolean;
  /** In bytes. */
  readonly freeMemory: number;
  /** The port that is to lead to the virtual machine. */
  readonly port: number;
  readonly portAccess: PortAccess;
  /** This user may write to the virtual machine's folder. */
  readonly mayWrite: boolean;
  readonly kvm: KvmAccess;
  /** `LAB_VM_ACCEL`. */
  readonly wanted: Accelerator | undefined;
  /** The virtual machine runs already. */
  readonly isUp: boolean;
}

/** The images on the hosts' disk, a tag a line; data.sh writes it when the disk is whole. */
export const diskTagsFile = join(vmFolder, 'data.tags');

/** This machine. @throws When an environment variable says what cannot be. */
export async function thisHolder(): Promise<VmHolder> {
  const machine = thisMachine();
  const port = wantedPort();
  return {
    ...machine,
    // Debian has mke2fs there, and no user's PATH names it; the scripts add it to theirs.
    hasProgram: (name) => machine.hasProgram(name) || existsSync(join('/usr/sbin', name)),
    arch: process.arch,
    user: userInfo().username,
    subuid: textOf('/etc/subuid'),
    emulators: findEmulators().map(({ version }) => version),
    hasImage: ['vmlinuz', 'initrd', 'disk.ext4'].every((file) => existsSync(join(vmFolder, file))),
    hasData: existsSync(join(vmFolder, 'data.ext4')) && missingImages(tagsOnDisk()).length === 0,
    freeMemory: freemem(),
    port,
    portAccess: await portAccess(port),
    mayWrite: mayWrite(vmFolder),
    kvm: kvmAccess(),
    wanted: wantedAccelerator(),
    isUp: runningMachine() !== undefined,
  };
}

/** Whether a port of the loopback address can be listened on; one below 1024 is `forbidden` to most users. */
export type PortAccess = 'free' | 'taken' | 'forbidden';

/** Tries it. */
export function portAccess(port: number): Promise<PortAccess> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EACCES' ? 'forbidden' : 'taken'),
    );
    server.listen(port, '127.0.0.1', () => server.close(() => resolve('free')));
  });
}

/** Whether this user may write to a folder, or make it in the nearest one above that is there. */
export function mayWrite(folder: string): boolean {
  if (!existsSync(folder)) return mayWrite(dirname(folder));
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A disk without a list was made before there was one, and may lack some. */
function tagsOnDisk(): Set<string> {
  return new Set(textOf(diskTagsFile).split('\n'));
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
