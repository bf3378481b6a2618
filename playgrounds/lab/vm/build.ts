import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { hostFolder, vmFolder } from '../folders.ts';
import { emulatorFolder, findEmulators, isRecent } from './emulator.ts';
import { runningMachine } from './machine.ts';
import { namespaceNeed, refuseUnmet, thisHolder, vmBuildNeedsOf } from './needs.ts';

/** Where the lab's registry keeps the book's images. */
const registryData = join(hostFolder('registry'), 'upper', 'var', 'lib', 'registry');

/**
 * Makes what the virtual machine is started from; what is there stays. QEMU is unpacked only where the installed
 * one is missing or too old.
 *
 * @param anew - Makes kernel and disks again, as after images were added.
 * @throws When this machine cannot build, or a part fails: with what to look at.
 */
export function buildMachine({ anew = false }: { anew?: boolean } = {}): void {
  const subuid = existsSync('/etc/subuid') ? readFileSync('/etc/subuid', 'utf8') : '';
  const { username, uid } = userInfo();
  refuseUnmet([...vmBuildNeedsOf(thisHolder()), namespaceNeed(username, uid, subuid)]);
  if (!existsSync(join(registryData, 'docker'))) {
    throw new Error(
      `The virtual machine brings the book's images along, and ${registryData} holds none. Build them: npm run lab -- build`,
    );
  }
  if (runningMachine() !== undefined) {
    throw new Error('The virtual machine is up. End it first: npm run lab -- --vm down');
  }
  mkdirSync(vmFolder, { recursive: true });
  if (anew) {
    for (const file of ['disk.ext4', 'data.ext4']) rmSync(join(vmFolder, file), { force: true });
  }
  if (!findEmulators().some(({ version }) => isRecent(version))) {
    runPart('QEMU', 'qemu.sh', [emulatorFolder]);
  }
  if (!existsSync(join(vmFolder, 'disk.ext4'))) {
    runPart('kernel and root file system', 'build.sh', [vmFolder]);
  }
  if (!existsSync(join(vmFolder, 'data.ext4'))) {
    runPart("the hosts' disk with the images", 'data.sh', [registryData, vmFolder]);
  }
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
