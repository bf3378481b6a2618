import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { environmentWith, findNode, type Machine, ownNodePath, requireNode } from './node.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tools-node-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const linux = (version: string, changes: Partial<Machine> = {}): Machine => ({
  root,
  platform: 'linux',
  arch: 'x64',
  glibc: true,
  version,
  execPath: '/usr/bin/node',
  ...changes,
});
const mac = (version: string) =>
  linux(version, { platform: 'darwin', arch: 'arm64', glibc: false });

function installOwnNode(script: string): string {
  const path = ownNodePath({ root, arch: 'x64' });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('findNode', () => {
  it('takes the Node of the project before a newer one of the system', () => {
    const own = installOwnNode('echo v24.21.0');
    expect(findNode(linux('v26.0.0'))).toBe(own);
  });

  it('takes the Node of the system where the one of the project does not run', () => {
    installOwnNode('exit 127');
    expect(findNode(linux('v22.12.0'))).toBe('/usr/bin/node');
  });

  it('takes the Node of the system where the project brings none', () => {
    expect(findNode(mac('v24.0.0'))).toBe('/usr/bin/node');
  });

  it('names the version and the remedy when no Node will do', () => {
    installOwnNode('exit 127');
    expect(() => findNode(linux('v20.11.1'))).toThrowErrorMatchingInlineSnapshot(`
      [Problem: Node 20.11.1 is too old: this project needs Node 22.12 or newer.
      Install Node 24 from https://nodejs.org/ or with your package manager, then run the command again.]
    `);
  });
});

describe('requireNode', () => {
  it('accepts Node 20 on Linux, where the project brings its own', () => {
    expect(() => {
      requireNode(linux('v20.0.0'));
    }).not.toThrow();
  });

  it('refuses an older one on Linux', () => {
    expect(() => {
      requireNode(linux('v18.19.1'));
    }).toThrowErrorMatchingInlineSnapshot(`
      [Problem: Node 18.19.1 is too old: this project needs Node 20 or newer.
      Install Node 24 from https://nodejs.org/ or with your package manager, then run the command again.]
    `);
  });

  it.each([
    ['on a Mac', () => mac('v22.11.0')],
    ['on Linux with musl', () => linux('v22.11.0', { glibc: false })],
    ['on an architecture for which there is none', () => linux('v22.11.0', { arch: 'riscv64' })],
  ])('asks for 22.12 %s', (_, machine) => {
    expect(() => {
      requireNode(machine());
    }).toThrow('Node 22.11.0 is too old: this project needs Node 22.12 or newer.');
  });
});

describe('environmentWith', () => {
  it('puts the folder of the Node first, whatever case the name has', () => {
    expect(environmentWith('/own/bin/node', { Path: '/usr/bin' })).toEqual({
      Path: '/own/bin:/usr/bin',
      ASTRO_TELEMETRY_DISABLED: '1',
    });
  });
});
