import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { baseFolder } from './folders.ts';
import { namespacesOf, readFootprint, type Footprint } from './footprint.ts';
import { needsOf, thisMachine } from './machine.ts';
import { mustRun, pause } from './run.ts';

/**
 * Kills `up` and the recorder at moments drawn by chance; `down` and `up` must recover. Takes the
 * machine's only lab for about two minutes, so it runs only when asked:
 *
 *   npm run test:lab        LAB_SEED=7 npm run test:lab repeats the moments of a run
 */

const lacking = needsOf(thisMachine()).find(({ isMet }) => !isMet);
const whyNot =
  process.env['LAB_TESTS'] !== '1' ? 'it kills hosts; LAB_TESTS=1 runs it' : lacking?.remedy;
if (whyNot !== undefined) console.log(`recovery.test.ts is skipped: ${whyNot}`);

const seed = Number(process.env['LAB_SEED'] ?? Date.now() % 100_000);
const session = 'swarm/create/inactive'; // Takes longer than any moment below, so it never saves.
const recordings = join(import.meta.dirname, '..', 'recordings');

describe.skipIf(whyNot !== undefined)(`the lab, seed ${seed}`, () => {
  let folder = '';
  let before: Footprint;
  const lab = (...words: string[]) => {
    const { status, stderr } = spawnSync(process.execPath, commandOf('lab.ts', words), {
      env: { ...process.env, LAB_DIR: folder },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`lab ${words.join(' ')}: ${stderr}`);
  };
  const killAfter = async (ms: number, script: string, words: readonly string[]) => {
    const child = spawn(process.execPath, commandOf(script, words), {
      env: { ...process.env, LAB_DIR: folder },
      stdio: 'ignore',
    });
    await pause(ms);
    expect(child.exitCode, 'it must still be at work').toBeNull();
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  const expectNothingLeft = async (namespaces: ReadonlySet<string>) => {
    let after = await readFootprint(folder, namespaces);
    for (let tries = 20; tries > 0 && after.processes.length > 0; tries--) {
      await pause(100); // The kernel is still taking killed processes down.
      after = await readFootprint(folder, namespaces);
    }
    expect(after).toEqual(before);
  };

  beforeAll(async () => {
    const switches = await mustRun('ip', ['netns', 'list']);
    if (switches.includes('lab-switch')) throw new Error('A lab is up: npm run lab -- down');
    folder = mkdtempSync('/var/tmp/lab-test-');
    mkdirSync(join(folder, 'base'));
    symlinkSync(baseFolder, join(folder, 'base', 'trixie-host'));
    before = await readFootprint(folder);
  });
  afterAll(() => {
    if (folder === '') return;
    lab('wipe');
    rmSync(folder, { recursive: true, force: true });
  });

  test('is not there before', () => {
    expect(before.processes).toEqual([]);
    expect(before.cgroups).toEqual([]);
  });

  test('leaves nothing behind when it is taken down', async () => {
    lab('up', 'docker1', 'docker2');
    const namespaces = namespacesOf(folder);
    expect(namespaces.size).toBeGreaterThan(5);
    const during = await readFootprint(folder, namespaces);
    expect(during.processes.length).toBeGreaterThan(5);
    expect(during.networks).toContain('lab-switch');
    expect(during.cgroups).not.toEqual([]);
    lab('down');
    await expectNothingLeft(namespaces);
  });

  test.each(momentsWithin(150, 1100, seed))(
    'recovers when `up` is killed after %i ms',
    async (ms) => {
      await killAfter(ms, 'lab.ts', ['up', 'docker1', 'docker2']);
      let namespaces = namespacesOf(folder);
      lab('down');
      await expectNothingLeft(namespaces);

      await killAfter(ms, 'lab.ts', ['up', 'docker1', 'docker2']);
      lab('up', 'docker1', 'docker2');
      namespaces = namespacesOf(folder);
      lab('down');
      await expectNothingLeft(namespaces);
    },
    60_000,
  );

  test.each(momentsWithin(300, 9000, seed + 1))(
    'recovers when the recorder is killed after %i ms, and the recordings are untouched',
    async (ms) => {
      const files = hashes();
      await killAfter(ms, 'record.ts', [session]);
      const namespaces = namespacesOf(folder);
      expect(hashes()).toEqual(files);
      lab('up', 'docker1');
      lab('down');
      await expectNothingLeft(namespaces);
    },
    60_000,
  );
});

function commandOf(script: string, words: readonly string[]): string[] {
  return [join(import.meta.dirname, script), ...words];
}

/** Five moments, one in each fifth of the time, the same for the same seed. */
function momentsWithin(fromMs: number, toMs: number, seedOfRun: number): number[] {
  let state = seedOfRun >>> 0;
  const chance = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const part = (toMs - fromMs) / 5;
  return [0, 1, 2, 3, 4].map((index) => Math.round(fromMs + part * (index + chance())));
}

/** Everything under recordings, leftovers of writing too. */
function hashes(): string[] {
  return globSync('**/*.*', { cwd: recordings }).map((file) => {
    const hash = createHash('sha256')
      .update(readFileSync(join(recordings, file)))
      .digest('hex');
    return `${file} ${hash}`;
  });
}
