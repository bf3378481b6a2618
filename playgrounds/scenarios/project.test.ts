import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { project } from './project.ts';

test('puts every file of a project where the scenario wants it, byte for byte', () => {
  const folder = mkdtempSync(join(tmpdir(), 'project-'));
  try {
    const { hidden } = project('docker1', 'build/cache/site', join(folder, 'site'));
    execFileSync('bash', ['-c', hidden as string]);
    for (const file of ['Dockerfile', 'index.html']) {
      const shown = join(import.meta.dirname, '../projects/build/cache/site', file);
      expect(readFileSync(join(folder, 'site', file))).toEqual(readFileSync(shown));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('names the project that is not there', () => {
  expect(() => project('docker1', 'build/cache/sight', '/root/site')).toThrow(
    'playgrounds/projects/build/cache/sight is no folder with files. Add them, or mend the name.',
  );
});
