import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { baseFolder, labFolder } from './folders.ts';
import { requireBuilder, thisMachine, type Machine } from './machine.ts';
import { refuseOtherLabs } from './other-labs.ts';
import { up } from './up.ts';

/**
 * Makes what hosts start from and the book's images, and serves them in the registry; what is there stays.
 *
 * @param images - Names of folders in images/; all unless told.
 * @param machine - What builds; this one unless told.
 * @throws When this machine cannot build, or a part fails: with what to look at.
 */
export async function build(
  images: readonly string[],
  machine: Machine = thisMachine(),
): Promise<void> {
  requireBuilder(images.length > 0 ? { ...machine, missingImages: images } : machine);
  refuseOtherLabs(); // Said by `up` too, minutes later.
  if (!existsSync(baseFolder)) {
    const unfinished = `${baseFolder}.new`; // A killed build leaves no root file system that looks whole.
    rmSync(unfinished, { recursive: true, force: true });
    runPart('the root file system of the hosts', 'host/build.sh', [unfinished]);
    renameSync(unfinished, baseFolder);
  }
  // Every image but busybox stands on the base; the registry is what serves them all.
  runPart(
    'the layers of the images',
    'images/layers.sh',
    images.length > 0 ? [...images, 'registry'] : [],
  );
  await up(['registry']);
  runPart('the images', 'images/push.sh', images);
}

function runPart(what: string, script: string, words: readonly string[]): void {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    'bash',
    [join(import.meta.dirname, script), ...words],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      maxBuffer: 64 * 1024 ** 2,
      env: { ...process.env, LAB_DIR: labFolder },
    },
  );
  if (status !== 0) {
    const end = `${stdout}${stderr}`.trimEnd().split('\n').slice(-20).join('\n');
    throw new Error(`${end}\nCould not build ${what}: ${script} ended with status ${status}.`);
  }
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
}
