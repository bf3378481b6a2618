import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { build as buildImages } from '../build.ts';
import { down } from '../down.ts';
import { vmFolder } from '../folders.ts';
import { isUp, knownHosts } from '../hosts.ts';
import { takeLab } from '../lock.ts';
import { requireBuilder } from '../machine.ts';
import { emulatorFolder, findEmulators, isRecent } from './emulator.ts';
import { runningMachine } from './machine.ts';
import {
  missingParts,
  namespaceNeed,
  refuseUnmet,
  registryData,
  thisHolder,
  vmBuildNeedsOf,
  vmNeedsBeforeBuilding,
  type MissingPart,
} from './needs.ts';

/**
 * Builds what is missing, if anything is, and says so. In a process of its own: whoever builds has the locks
 * until it ends.
 *
 * @throws When it cannot be built, or this machine could not start it afterwards.
 */
export function buildWhatIsMissing(): void {
  const holder = thisHolder();
  const parts = missingParts(holder);
  if (parts.length === 0) return;
  refuseUnmet(vmNeedsBeforeBuilding(holder));
  console.log(announcementOf(parts));
  const lab = join(import.meta.dirname, '..', 'lab.ts');
  const { status } = spawnSync(process.execPath, [lab, '--vm', 'build'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The virtual machine is not built; why stands above.');
}

/** What is about to be built, and how long that takes. */
export function announcementOf(parts: readonly MissingPart[]): string {
  const minutes = Math.ceil(parts.reduce((sum, part) => sum + part.minutes, 0));
  const what = parts.map((part) => part.what).join(', ');
  return `The virtual machine is built first, once: ${what}. About ${minutes} min on two processors, longer beside other work.`;
}

/**
 * Makes what the virtual machine is started from; what is there stays. The book's images are built where the lab
 * has none, as root; QEMU is unpacked only where the installed one is missing or too old.
 *
 * @param anew - Makes kernel and disks again, as after images were added.
 * @throws When this machine cannot build, or a part fails: with what to look at.
 */
export async function buildMachine({ anew = false }: { anew?: boolean } = {}): Promise<void> {
  const subuid = existsSync('/etc/subuid') ? readFileSync('/etc/subuid', 'utf8') : '';
  const { username, uid } = userInfo();
  refuseUnmet([...vmBuildNeedsOf(thisHolder()), namespaceNeed(username, uid, subuid)]);
  if (runningMachine() !== undefined) {
    throw new Error('The virtual machine is up. End it first: npm run lab -- --vm down');
  }
  mkdirSync(vmFolder, { recursive: true });
  if (anew) {
    for (const file of ['disk.ext4', 'data.ext4']) rmSync(join(vmFolder, file), { force: true });
  }
  const { hasBookImages, hasData } = thisHolder();
  if (!hasBookImages && !hasData) await provideImages();
  if (!findEmulators().some(({ version }) => isRecent(version))) {
    runPart('QEMU', 'qemu.sh', [emulatorFolder]);
  }
  if (!existsSync(join(vmFolder, 'disk.ext4'))) {
    runPart('kernel and root file system', 'build.sh', [vmFolder]);
  }
  if (!hasData) {
    runPart("the hosts' disk with the images", 'data.sh', [registryData, vmFolder]);
  }
}

/** Builds the book's images in the lab, and leaves no host up that was not. */
async function provideImages(): Promise<void> {
  requireBuilder();
  await takeLab('lab --vm build');
  const wasUp = knownHosts().some(isUp);
  await buildImages([]);
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
