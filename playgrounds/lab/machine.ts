import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { baseFolder, labFolder } from './folders.ts';

/** What the lab needs of the machine it runs on. */
export interface Machine {
  readonly platform: string;
  /** The user's number; undefined where there are none. */
  readonly uid: number | undefined;
  readonly hasProgram: (name: string) => boolean;
  readonly hasBase: boolean;
  /** Of the disk that holds the lab. */
  readonly freeBytes: number;
}

/** One thing the lab needs: how it stands, and what to do about it when it is missing. */
export interface Need {
  readonly what: string;
  readonly isMet: boolean;
  readonly remedy: string;
}

/** The program by which each Debian package is known to be there. */
const packages = {
  mmdebstrap: 'mmdebstrap',
  iproute2: 'ip',
  'util-linux': 'nsenter',
  bsdutils: 'script',
} as const;

/** Engines refuse to work on a full disk in many different words. */
const neededBytes = 2 * 1024 ** 3;

/** This machine. */
export function thisMachine(): Machine {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return {
    platform: process.platform,
    uid: process.getuid?.(),
    hasProgram: (name) => folders.some((folder) => isProgram(join(folder, name))),
    hasBase: existsSync(baseFolder),
    freeBytes: freeBytesOf(labFolder),
  };
}

/** Everything the lab needs, in the order in which one gets it. */
export function needsOf(machine: Machine): Need[] {
  const missing = Object.entries(packages)
    .filter(([, program]) => !machine.hasProgram(program))
    .map(([name]) => name);
  const freeGiB = (machine.freeBytes / 1024 ** 3).toFixed(1);
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
    {
      what: `packages ${Object.keys(packages).join(', ')}`,
      isMet: missing.length === 0,
      remedy: `Programs are missing: apt-get install ${missing.join(' ')}`,
    },
    {
      what: `2 GiB free in ${labFolder}`,
      isMet: machine.freeBytes >= neededBytes,
      remedy: `${labFolder} has ${freeGiB} GiB free, the lab needs 2. Make room, or move it: LAB_DIR=/elsewhere`,
    },
    {
      what: 'the root file system of the hosts',
      isMet: machine.hasBase,
      remedy: `${baseFolder} is not there. Build it: npm run lab -- build`,
    },
  ];
}

/** @throws When this machine cannot have hosts, with the first thing to do about it. */
export function requireMachine(machine: Machine = thisMachine()): void {
  refuse(needsOf(machine));
}

/** @throws When this machine cannot even build what hosts start from. */
export function requireBuilder(machine: Machine = thisMachine()): void {
  refuse(needsOf({ ...machine, hasBase: true }));
}

/** @throws When hosts cannot be stopped either: off Linux, or without root. */
export function requireRoot(machine: Machine = thisMachine()): void {
  refuse(needsOf(machine).filter(({ what }) => what === 'Linux' || what === 'root'));
}

function refuse(needs: readonly Need[]): void {
  const unmet = needs.find(({ isMet }) => !isMet);
  if (unmet !== undefined) throw new Error(unmet.remedy);
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
    return Infinity; // Not root: the folder cannot be made, and that is said first.
  }
}
