import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bookImages } from './book-images.ts';
import type { Machine } from './machine.ts';

const GiB = 1024 ** 3;
const fresh: Machine = {
  platform: 'linux',
  uid: 0,
  hasProgram: () => true,
  hasBase: false,
  missingImages: bookImages().map(({ name }) => name),
  freeBytes: 6 * GiB,
};

describe.runIf(process.platform === 'linux')('building the lab', () => {
  let lab = '';

  /** Every program that would build says no: nothing is built here. */
  beforeEach(() => {
    lab = mkdtempSync(join(tmpdir(), 'lab-'));
    const bin = join(lab, 'bin');
    mkdirSync(bin);
    for (const name of ['mmdebstrap', 'apt-get']) {
      writeFileSync(join(bin, name), `#!/bin/sh\necho "${name} was asked" >&2\nexit 1\n`);
      chmodSync(join(bin, name), 0o755);
    }
    vi.stubEnv('PATH', bin + delimiter + (process.env['PATH'] ?? ''));
    vi.stubEnv('LAB_DIR', lab);
    vi.resetModules(); // LAB_DIR is read when a module is loaded.
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(lab, { recursive: true, force: true });
  });

  const refusal = async (images: readonly string[], machine: Partial<Machine>) => {
    const { build } = await import('./build.ts');
    return build(images, { ...fresh, ...machine }).then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
  };
  const begins = /Could not build the root file system of the hosts/;

  test('begins where the whole of it has room, and not where a part would fill the disk', async () => {
    expect(await refusal([], {})).toMatch(begins);
    expect(await refusal([], { freeBytes: 3 * GiB })).toMatch(/has 3 GiB free, the lab needs 6\./);
  });

  test('asks for less where only some images are wanted', async () => {
    expect(await refusal(['busybox', 'nginx'], { freeBytes: 3.5 * GiB })).toMatch(begins);
  });
});
