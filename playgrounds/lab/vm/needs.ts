import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { freemem } from 'node:os';
import { join } from 'node:path';
import { hostFolder, vmFolder } from '../folders.ts';
import { thisMachine, type Need } from '../machine.ts';
import { findEmulators, isRecent, oldestMajor } from './emulator.ts';
import { neededMemory } from './qemu-command.ts';

/** What the virtual machine needs of the one it runs on. */
export interface VmHolder {
  readonly platform: string;
  /** The processor's architecture as Node names it. */
  readonly arch: string;
  readonly hasProgram: (name: string) => boolean;
  /** The versions of its QEMUs, the best first. */
  readonly emulators: readonly string[];
  readonly hasImage: boolean;
  readonly hasData: boolean;
  /** Whether the lab's registry holds the book's images. */
  readonly hasBookImages: boolean;
  readonly freeBytes: number;
  readonly freeMemory: number;
}

const buildIt = 'npm run lab -- --vm build';
/** The image, the hosts' disk and what a session writes to them. */
const neededBytes = 6 * 1024 ** 3;
/** The hosts' root file system, the images' layers and the registry, where the lab has not built them yet. */
const labBytes = 5 * 1024 ** 3;

/** Where the lab's registry keeps the book's images. */
export const registryData = join(hostFolder('registry'), 'upper', 'var', 'lib', 'registry');

/** This machine. */
export function thisHolder(): VmHolder {
  const { platform, hasProgram, freeBytes } = thisMachine();
  return {
    platform,
    arch: process.arch,
    hasProgram,
    emulators: findEmulators().map(({ version }) => version),
    hasImage: ['vmlinuz', 'initrd', 'disk.ext4'].every((file) => existsSync(join(vmFolder, file))),
    hasData: existsSync(join(vmFolder, 'data.ext4')),
    hasBookImages: existsSync(join(registryData, 'docker')),
    freeBytes,
    freeMemory: freemem(),
  };
}

/** What it takes to start the virtual machine, in the order in which one gets it. */
export function vmNeedsOf(holder: VmHolder): Need[] {
  const [version] = holder.emulators;
  const [wanted, free] = [neededMemory('tcg'), holder.freeMemory].map(inGiB);
  return [
    ...systemNeeds(holder),
    {
      what: 'ssh and ssh-keygen',
      isMet: holder.hasProgram('ssh') && holder.hasProgram('ssh-keygen'),
      remedy: 'The virtual machine is reached by ssh: apt-get install openssh-client',
    },
    {
      what: `QEMU ${oldestMajor} or later`,
      isMet: version !== undefined && isRecent(version),
      remedy:
        version === undefined
          ? `There is no qemu-system-x86_64. Install it (apt-get install qemu-system-x86), or let the lab unpack its own: ${buildIt}`
          : `QEMU ${version} is too old: 7.2 panics with two emulated processors, ${oldestMajor}.0 is known to run them. Let the lab unpack a newer one beside it: ${buildIt}`,
    },
    {
      what: 'the image of the virtual machine',
      isMet: holder.hasImage && holder.hasData,
      remedy: `${vmFolder} does not hold all of the virtual machine. Build it: ${buildIt}`,
    },
    {
      what: `${wanted} GiB of free memory`,
      isMet: holder.freeMemory >= neededMemory('tcg'),
      remedy: `${free} GiB of memory are free, the virtual machine needs ${wanted}. End something large, or take the lab down: npm run lab -- down`,
    },
  ];
}

/** A part of the virtual machine that is not there. */
export interface MissingPart {
  readonly what: string;
  /** How long it took on two processors, roughly; beside other work it takes two or three times as long. */
  readonly minutes: number;
}

/** What `--vm build` would make here. */
export function missingParts(holder: VmHolder): MissingPart[] {
  const [version] = holder.emulators;
  const parts: (MissingPart & { isThere: boolean })[] = [
    {
      what: "the book's images",
      minutes: 5.5,
      isThere: holder.hasBookImages || holder.hasData,
    },
    { what: 'QEMU', minutes: 1.5, isThere: version !== undefined && isRecent(version) },
    { what: 'kernel and root file system', minutes: 2, isThere: holder.hasImage },
    { what: "the hosts' disk", minutes: 0.5, isThere: holder.hasData },
  ];
  return parts.filter(({ isThere }) => !isThere);
}

/** What no build can mend: what the virtual machine needs, all that is built taken as there. */
export function vmNeedsBeforeBuilding(holder: VmHolder): Need[] {
  return vmNeedsOf({
    ...holder,
    emulators: [`${oldestMajor}.0`],
    hasImage: true,
    hasData: true,
  });
}

/** What it takes to build the virtual machine. */
export function vmBuildNeedsOf(holder: VmHolder): Need[] {
  const needed = neededBytes + (holder.hasBookImages || holder.hasData ? 0 : labBytes);
  return [
    ...systemNeeds(holder),
    {
      what: 'packages mmdebstrap, e2fsprogs',
      isMet: holder.hasProgram('mmdebstrap') && holder.hasProgram('mke2fs'),
      remedy: 'Programs are missing: apt-get install mmdebstrap e2fsprogs (mke2fs is in /usr/sbin)',
    },
    {
      what: `${inGiB(needed)} GiB free in ${vmFolder}`,
      isMet: holder.freeBytes >= needed,
      remedy: `${vmFolder} has ${inGiB(holder.freeBytes)} GiB free, the virtual machine takes ${inGiB(needed)}. Make room, or move the lab: LAB_DIR=/elsewhere`,
    },
  ];
}

/**
 * Who builds without root does so as a user of a namespace.
 *
 * @param user - The name.
 * @param uid - The number; 0 may do everything.
 * @param subuid - /etc/subuid.
 */
export function namespaceNeed(user: string, uid: number | undefined, subuid: string): Need {
  return {
    what: 'root, or a line in /etc/subuid',
    isMet: uid === 0 || subuid.split('\n').some((line) => line.startsWith(`${user}:`)),
    remedy: `Without root, file systems are built in a namespace, and ${user} has no users to give there: apt-get install uidmap; usermod --add-subuids 100000-165535 --add-subgids 100000-165535 ${user}. Or run the same command with sudo.`,
  };
}

/** Whether nobody listens on a port of the loopback address. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** @throws When the machine's port is someone else's. */
export async function requirePort(port: number): Promise<void> {
  if (await isPortFree(port)) return;
  throw new Error(
    `Port ${port} of 127.0.0.1 is taken; the virtual machine is reached through it. See who has it: ss -ltnp 'sport = :${port}', or take another: LAB_VM_PORT=${port + 1}`,
  );
}

/** @throws With the first thing to do about what is missing. */
export function refuseUnmet(needs: readonly Need[]): void {
  const unmet = needs.find(({ isMet }) => !isMet);
  if (unmet !== undefined) throw new Error(unmet.remedy);
}

function systemNeeds({ platform, arch }: VmHolder): Need[] {
  return [
    {
      what: 'Linux on x86-64',
      isMet: platform === 'linux' && arch === 'x64',
      remedy: `The virtual machine is built out of Debian's packages for x86-64 and was only run on Linux; this is ${platform} on ${arch}. Use a machine with Debian.`,
    },
  ];
}

function inGiB(bytes: number): string {
  return (bytes / 1024 ** 3).toFixed(1).replace('.0', '');
}
