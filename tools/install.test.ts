import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installation } from './install.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tools-install-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const astro = { 'node_modules/astro': { version: '7.3.5', integrity: 'sha512-a' } };
const onlyOnMac = { 'node_modules/fsevents': { version: '2.3.3', optional: true } };

function lock(packages: object) {
  writeFileSync(
    join(root, 'package-lock.json'),
    JSON.stringify({ packages: { '': { name: 'book' }, ...packages } }),
  );
}
function installed(packages: object) {
  mkdirSync(join(root, 'node_modules'));
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
}

describe('installation', () => {
  it('is missing without node_modules', () => {
    lock(astro);
    expect(installation(root)).toBe('missing');
  });

  it('is missing when an installation was broken off', () => {
    lock(astro);
    mkdirSync(join(root, 'node_modules'));
    expect(installation(root)).toBe('missing');
  });

  it('is fresh when every package is the locked one, but for those of other platforms', () => {
    lock({ ...astro, ...onlyOnMac });
    installed(astro);
    expect(installation(root)).toBe('fresh');
  });

  it.each([
    ['another version', { 'node_modules/astro': { version: '7.3.6', integrity: 'sha512-a' } }],
    ['other contents', { 'node_modules/astro': { version: '7.3.5', integrity: 'sha512-b' } }],
    ['one package more', { ...astro, 'node_modules/zod': { version: '4.0.0' } }],
    ['one package less', {}],
  ])('is stale when the lock has %s', (_, packages) => {
    lock(packages);
    installed(astro);
    expect(installation(root)).toBe('stale');
  });
});
