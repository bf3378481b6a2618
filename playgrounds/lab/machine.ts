import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { bookImages, missingImages, registryData, tagsInRegistry } from './book-images.ts';
import { baseFolder, labFolder } from './folders.ts';

/** What the lab needs of the machine it runs on. */
export interface Machine {
  readonly platform: string;
  /** The user's number; undefined where there are none. */
  readonly uid: number | undefined;
  readonly hasProgram: (name: string) => boolean;
  readonly hasBase: boolean;
  /** The book's images that its registry does not hold; names of folders in images/. */
  readonly missingImages: readonly string[];
  /** Of the disk that holds the lab. */
  readonly freeBytes: number;
}

/** One thing the lab needs: how it stands, and what to do about it when it is missing. */
export interface Need {
  readonly what: string;
  readonly isMet: boolean;
  readonly remedy: string;
  /** All goes without it, only slower. */
  readonly isOptional?: boolean;
}

/** The programs by which each Debian package is known to be there. */
export const labPackages = {
  mmdebstrap: ['mmdebstrap'],
  iproute2: ['ip'],
  'util-linux': ['nsenter'],
  bsdutils: ['script'],
} as const;

const GiB = 1024 ** 3;

/** What hosts write; engines refuse to work on a full disk in many different words. */
export const workingBytes = 2 * GiB;

/** The hosts' root file system; measured: 0.8 GiB. */
const baseBytes = GiB;

/** All images of the book: their layers, the engine that built them, the registry; measured: 2.9 GiB. */
const imagesBytes = 3 * GiB;

/** What a lab takes of the disk for what it has not built yet. */
export function bytesToBuild({ hasBase, missingImages: missing }: Machine): number {
  return (hasBase ? 0 : baseBytes) + (imagesBytes * missing.length) / bookImages().length;
}

/** This machine. */
export function thisMachine(): Machine {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return {
    platform: process.platform,
    uid: process.getuid?.(),
    hasProgram: (name) => folders.some((folder) => isProgram(join(folder, name))),
    hasBase: existsSync(baseFolder),
    missingImages: missingImages(tagsInRegistry(registryData)),
    freeBytes: freeBytesOf(labFolder),
  };
}

/** Everything the lab needs for what is built and what is not, in the order in which one gets it. */
export function needsOf(machine: Machine): Need[] {
  return [...needsToBuild(machine), baseNeed(machine)];
}

/** What it takes to build what is not there, and to have hosts then. */
export function needsToBuild(machine: Machine): Need[] {
  return [
    {
      what: 'Linux',
      isMet: machine.platform === 'linux',
      remedy: `The lab makes Linux namespaces; this is ${machine.platform}. Use a virtual machine with Debian.`,
    },
    {
      what: 'root',
      isMet: machine.uid === 0,
      remedy: 'The lab makes namespaces, mounts and links. Run the same command with sudo.',
    },
    packagesNeed(labPackages, machine),
    roomNeed('the lab', workingBytes + bytesToBuild(machine), machine),
  ];
}

/** @param wanted - By each Debian package the programs that show it is there. */
export function packagesNeed(
  wanted: Readonly<Record<string, readonly string[]>>,
  { hasProgram }: Pick<Machine, 'hasProgram'>,
): Need {
  const missing = Object.keys(wanted).filter((name) => !wanted[name]?.every(hasProgram));
  return {
    what: `packages ${Object.keys(wanted).join(', ')}`,
    isMet: missing.length === 0,
    remedy: `Programs are missing: apt-get install ${missing.join(' ')}`,
  };
}

/** Room on the disk that holds the lab. */
export function roomNeed(whose: string, bytes: number, { freeBytes }: Machine): Need {
  const wanted = Math.ceil((bytes / GiB) * 10) / 10;
  return {
    what: `${wanted} GiB free in ${labFolder}`,
    isMet: freeBytes >= wanted * GiB,
    remedy: `${labFolder} has ${inGiB(freeBytes)} GiB free, ${whose} needs ${wanted}. Make room, or move the lab: LAB_DIR=/elsewhere`,
  };
}

/** How needs stand, line by line, with what to do about those that are not met. */
export function needLines(needs: readonly Need[]): string[] {
  return needs.map(({ what, isMet, remedy, isOptional = false }) =>
    isMet
      ? `ok       ${what}`
      : `${isOptional ? 'slower  ' : 'MISSING '} ${what}\n         ${remedy}`,
  );
}

/** Prints how needs stand; the process fails when one is missing. */
export function tellNeeds(needs: readonly Need[]): void {
  for (const line of needLines(needs)) console.log(line);
  if (unmetOf(needs) !== undefined) process.exitCode = 1;
}

/** Bytes as GiB, with one digit where it says something; what is free is not rounded up. */
export function inGiB(bytes: number): string {
  return String(Math.floor((bytes / GiB) * 10) / 10);
}

/** @throws When this machine cannot have hosts, with the first thing to do about it. */
export function requireMachine(machine: Machine = thisMachine()): void {
  refuse(needsOf({ ...machine, missingImages: [] })); // Hosts start without images.
}

/** @throws When this machine cannot even build what hosts start from. */
export function requireBuilder(machine: Machine = thisMachine()): void {
  refuse(needsToBuild(machine));
}

/** @throws When hosts cannot be stopped either: off Linux, or without root. */
export function requireRoot(machine: Machine = thisMachine()): void {
  refuse(needsOf(machine).filter(({ what }) => what === 'Linux' || what === 'root'));
}

/** @throws With the first thing to do about what is missing. */
export function refuse(needs: readonly Need[]): void {
  const unmet = unmetOf(needs);
  if (unmet !== undefined) throw new Error(unmet.remedy);
}

function unmetOf(needs: readonly Need[]): Need | undefined {
  return needs.find(({ isMet, isOptional = false }) => !isMet && !isOptional);
}

function baseNeed({ hasBase }: Machine): Need {
  return {
    what: 'the root file system of the hosts',
    isMet: hasBase,
    remedy: `${baseFolder} is not there. Build it: npm run lab -- build`,
  };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // Not in this folder of the PATH.
  }
}

function freeBytesOf(folder: string): number {
  try {
    mkdirSync(folder, { recursive: true });
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Infinity; // The folder cannot be made by this user, and that is said first.
  }
}
