import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { registryData } from '../book-images.ts';
import { build as buildImages } from '../build.ts';
import { down } from '../down.ts';
import { vmFolder } from '../folders.ts';
import { isUp, knownHosts } from '../hosts.ts';
import { takeLab } from '../lock.ts';
import { refuse } from '../machine.ts';
import { emulatorFolder, findEmulators, isRecent } from './emulator.ts';
import { diskTagsFile, thisHolder, type VmHolder } from './holder.ts';
import {
  imagesToBuild,
  missingParts,
  vmBuildNeedsOf,
  vmNeedsBeforeBuilding,
  type MissingPart,
} from './needs.ts';
import { runningMachine } from './running.ts';

/**
 * Builds what is missing, if anything is, and says so.
 *
 * @param start - Builds, and gives the exit status.
 * @throws When it cannot be built, or this machine could not start it afterwards.
 */
export async function buildWhatIsMissing(start = startBuild): Promise<void> {
  const holder = await thisHolder();
  const parts = missingParts(holder);
  if (parts.length === 0) return;
  refuseRunning(parts);
  refuse(vmNeedsBeforeBuilding(holder));
  console.log(announcementOf(parts));
  if (start() !== 0) throw new Error('The virtual machine is not built; why stands above.');
}

/** In a process of its own: whoever builds has the locks until it ends. */
function startBuild(): number | null {
  const lab = join(import.meta.dirname, '..', 'lab.ts');
  return spawnSync(process.execPath, [lab, '--vm', 'build'], { stdio: 'inherit' }).status;
}

/** @throws When the machine is up: it would go on with what it was started from. */
function refuseRunning(parts: readonly MissingPart[]): void {
  if (runningMachine() === undefined) return;
  const what = parts.map((part) => part.what).join(', ');
  throw new Error(
    `The virtual machine is up; to be built: ${what}. End it first: npm run lab -- --vm down`,
  );
}

/** What is about to be built, and how long that takes. */
export function announcementOf(parts: readonly MissingPart[]): string {
  const minutes = Math.ceil(parts.reduce((sum, part) => sum + part.minutes, 0));
  const what = parts.map((part) => part.what).join(', ');
  return `The virtual machine is built first, once: ${what}. About ${minutes} min on two processors, longer beside other work.`;
}

/**
 * Makes what the virtual machine is started from; what is there stays. The book's images are built where the lab
 * lacks some, as root; QEMU is unpacked only where the installed one is missing or too old.
 *
 * @param anew - Makes kernel and disks again, as after images were added.
 * @throws When this machine cannot build, or a part fails: with what to look at.
 */
export async function buildMachine({ anew = false }: { anew?: boolean } = {}): Promise<void> {
  const there = await thisHolder();
  const holder: VmHolder = anew ? { ...there, hasImage: false, hasData: false } : there;
  const parts = missingParts(holder);
  if (parts.length === 0) {
    console.log('All of the virtual machine is built. To make it again: --vm build --anew');
    return;
  }
  refuseRunning(parts);
  refuse(vmBuildNeedsOf(holder));
  mkdirSync(vmFolder, { recursive: true });
  const images = imagesToBuild(holder);
  if (images.length > 0) await provideImages(images);
  if (!findEmulators().some(({ version }) => isRecent(version))) {
    runPart('QEMU', 'qemu.sh', [emulatorFolder]);
  }
  if (!holder.hasImage) {
    rmSync(join(vmFolder, 'disk.ext4'), { force: true });
    runPart('kernel and root file system', 'build.sh', [vmFolder]);
  }
  if (!holder.hasData) {
    for (const file of [diskTagsFile, join(vmFolder, 'data.ext4')]) rmSync(file, { force: true });
    runPart("the hosts' disk with the images", 'data.sh', [registryData, vmFolder]);
  }
}

/** Builds images of the book in the lab, and leaves no host up that was not. */
async function provideImages(images: readonly string[]): Promise<void> {
  await takeLab('lab --vm build');
  const wasUp = knownHosts().some(isUp);
  await buildImages(images);
  if (!wasUp) await down([]);
}

function runPart(what: string, script: string, words: readonly string[]): void {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    'bash',
    [join(import.meta.dirname, script), ...words],
    { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 },
  );
  if (status !== 0) {
    const end = `${stdout}${stderr}`.trimEnd().split('\n').slice(-20).join('\n');
    throw new Error(`${end}\nCould not build ${what}: vm/${script} ended with status ${status}.`);
  }
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
}
