import { vmFolder } from '../folders.ts';
import {
  bytesToBuild,
  inGiB,
  labPackages,
  packagesNeed,
  roomNeed,
  workingBytes,
  type Need,
} from '../machine.ts';
import { forbiddenKvm } from './accelerator.ts';
import { isRecent, oldestMajor } from './emulator.ts';
import type { VmHolder } from './holder.ts';
import { neededMemory } from './qemu-command.ts';

const buildIt = 'npm run lab -- --vm build';

/** QEMU, the image and the hosts' disk: 1.5 GiB, and as much again while they are made. */
const vmBytes = 3 * 1024 ** 3;

/** What it takes to start the virtual machine, in the order in which one gets it. */
export function vmNeedsOf(holder: VmHolder): Need[] {
  return [
    systemNeed(holder),
    packagesNeed(startPackages, holder),
    folderNeed(holder),
    diskNeed(holder),
    ...runningNeeds(holder),
    ...builtNeeds(holder),
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
  const images = imagesToBuild(holder);
  const parts: (MissingPart & { isThere: boolean })[] = [
    {
      what: holder.hasBase ? `images of the book (${images.join(', ')})` : "the book's images",
      minutes: (holder.hasBase ? 0.5 : 1.5) + images.length * 0.3,
      isThere: images.length === 0,
    },
    { what: 'QEMU', minutes: 1.5, isThere: hasEmulator(holder) },
    { what: 'kernel and root file system', minutes: 2, isThere: holder.hasImage },
    { what: "the hosts' disk", minutes: 0.5, isThere: holder.hasData },
  ];
  return parts.filter(({ isThere }) => !isThere);
}

/** The book's images that the lab must build first; none where the hosts' disk holds them already. */
export function imagesToBuild({ hasData, missingImages }: VmHolder): readonly string[] {
  return hasData ? [] : missingImages;
}

/** What no build can mend: what it takes to build, and to start then. */
export function vmNeedsBeforeBuilding(holder: VmHolder): Need[] {
  return [...vmBuildNeedsOf(holder), packagesNeed(startPackages, holder), ...runningNeeds(holder)];
}

/** What it takes to build the virtual machine. */
export function vmBuildNeedsOf(holder: VmHolder): Need[] {
  return [
    systemNeed(holder),
    ownerNeed(holder),
    packagesNeed(buildPackages(holder), holder),
    folderNeed(holder),
    diskNeed(holder),
  ];
}

/** All that it takes, to build what is missing and to start, each thing once; for whoever wants to know before. */
export function doctorNeeds(holder: VmHolder): Need[] {
  const builds = missingParts(holder).length > 0;
  return [
    systemNeed(holder),
    ...(builds ? [ownerNeed(holder)] : []),
    packagesNeed({ ...(builds ? buildPackages(holder) : {}), ...startPackages }, holder),
    folderNeed(holder),
    diskNeed(holder),
    ...runningNeeds(holder),
    imagesNeed(holder),
    ...builtNeeds(holder),
  ];
}

const startPackages = { 'openssh-client': ['ssh', 'ssh-keygen'] };

function buildPackages(holder: VmHolder): Record<string, readonly string[]> {
  return {
    mmdebstrap: ['mmdebstrap'],
    e2fsprogs: ['mke2fs'],
    ...(holder.uid === 0 ? {} : { uidmap: ['newuidmap'] }),
    ...(imagesToBuild(holder).length > 0 ? labPackages : {}),
  };
}

/** The lab builds the images, as root; the rest can be done by a user of a namespace. */
function ownerNeed(holder: VmHolder): Need {
  const { uid, user, subuid } = holder;
  if (imagesToBuild(holder).length > 0) {
    return {
      what: "root, for the book's images",
      isMet: uid === 0,
      remedy: `The lab builds the book's images, as root. Run the same command with sudo; or only this part, sudo npm run lab -- build, and copy them to a LAB_DIR of your own: playgrounds/lab/README.md says how.`,
    };
  }
  return {
    what: 'root, or a line in /etc/subuid',
    isMet: uid === 0 || subuid.split('\n').some((line) => line.startsWith(`${user}:`)),
    remedy: `Without root, file systems are built in a namespace, and ${user} has no users to give there: apt-get install uidmap; usermod --add-subuids 100000-165535 --add-subgids 100000-165535 ${user}. Or run the same command with sudo.`,
  };
}

/** A folder that root has built in is root's, and of no use to another. */
function folderNeed({ mayWrite, user }: VmHolder): Need {
  return {
    what: `${vmFolder} to write to`,
    isMet: mayWrite,
    remedy: `${user} may not write to ${vmFolder}. Run the same command with sudo, or take a folder of your own, LAB_DIR=/elsewhere, and copy the images there: playgrounds/lab/README.md says how.`,
  };
}

/** Room for what is built and for what sessions write to the disks: QEMU keeps that in files of its own. */
function diskNeed(holder: VmHolder): Need {
  const own = missingParts(holder).length > 0 ? vmBytes : 0;
  const lab = imagesToBuild(holder).length > 0 ? bytesToBuild(holder) : 0;
  return roomNeed('the virtual machine', workingBytes + own + lab, holder);
}

/** What no build can give. */
function runningNeeds(holder: VmHolder): Need[] {
  const { isUp, freeMemory, port, portAccess } = holder;
  const [needs, free] = [neededMemory, freeMemory].map(inGiB);
  return [
    {
      what: `${needs} GiB of free memory`,
      isMet: isUp || freeMemory >= neededMemory,
      remedy: `${free} GiB of memory are free, the virtual machine needs ${needs}. End something large, or take the lab down: npm run lab -- down`,
    },
    {
      what: `port ${port} of 127.0.0.1`,
      isMet: isUp || portAccess === 'free',
      remedy: portRemedy(holder),
    },
    kvmNeed(holder),
  ];
}

function portRemedy({ port, portAccess, user }: VmHolder): string {
  if (portAccess === 'forbidden') {
    return `${user} may not listen on port ${port}: those below 1024 are root's. Take another: LAB_VM_PORT=2322`;
  }
  const other = port < 65_535 ? port + 1 : port - 1;
  return `Port ${port} of 127.0.0.1 is taken; the virtual machine is reached through it. See who has it: ss -ltnp 'sport = :${port}', or take another: LAB_VM_PORT=${other}`;
}

/** Without KVM the machine is emulated; only who asks for KVM alone is refused. */
function kvmNeed({ kvm, wanted, user }: VmHolder): Need {
  if (wanted === 'tcg') return { what: 'emulation (LAB_VM_ACCEL=tcg)', isMet: true, remedy: '' };
  const isForced = wanted === 'kvm';
  const whyNot = { open: '', none: 'there is no /dev/kvm', forbidden: forbiddenKvm(user) }[kvm];
  return {
    what: isForced ? 'KVM (LAB_VM_ACCEL=kvm)' : 'KVM, where a trial at each start shows a guest',
    isMet: kvm === 'open',
    isOptional: !isForced,
    remedy: isForced
      ? `LAB_VM_ACCEL=kvm, but ${whyNot}. Or leave it out: the machine is then emulated, which is slower.`
      : `Nothing need be done, the machine is emulated, which is slower: ${whyNot}.`,
  };
}

function imagesNeed(holder: VmHolder): Need {
  const missing = imagesToBuild(holder);
  return {
    what: "the book's images",
    isMet: missing.length === 0,
    remedy: `The lab has not built ${missing.join(', ')}. Build them, as root: ${buildIt}`,
  };
}

function builtNeeds(holder: VmHolder): Need[] {
  const [version] = holder.emulators;
  return [
    {
      what: `QEMU ${oldestMajor} or later`,
      isMet: hasEmulator(holder),
      remedy:
        version === undefined
          ? `There is no qemu-system-x86_64. The lab unpacks its own: ${buildIt}. Debian 13's is as good: apt-get install qemu-system-x86; Debian 12's is too old.`
          : `QEMU ${version} is too old: 7.2 panics with two emulated processors, ${oldestMajor}.0 is known to run them. Let the lab unpack a newer one beside it: ${buildIt}`,
    },
    {
      what: 'the image of the virtual machine',
      isMet: holder.hasImage && holder.hasData,
      remedy: `${vmFolder} does not hold all of the virtual machine. Build it: ${buildIt}`,
    },
  ];
}

function hasEmulator({ emulators: [version] }: VmHolder): boolean {
  return version !== undefined && isRecent(version);
}

function systemNeed({ platform, arch }: VmHolder): Need {
  return {
    what: 'Linux on x86-64',
    isMet: platform === 'linux' && arch === 'x64',
    remedy: `The virtual machine is built out of Debian's packages for x86-64 and was only run on Linux; this is ${platform} on ${arch}. Use a machine with Debian.`,
  };
}
