import { describe, expect, test } from 'vitest';
import { needsOf, requireBuilder, requireMachine, requireRoot, type Machine } from './machine.ts';

const good: Machine = {
  platform: 'linux',
  uid: 0,
  hasProgram: () => true,
  hasBase: true,
  freeBytes: 20 * 1024 ** 3,
};

function refusal(machine: Partial<Machine>): string {
  try {
    requireMachine({ ...good, ...machine });
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('requireMachine', () => {
  test('takes a machine that has everything', () => {
    expect(refusal({})).toBe('');
    expect(needsOf(good).every(({ isMet }) => isMet)).toBe(true);
  });

  test('says before all else that it needs Linux', () => {
    expect(refusal({ platform: 'darwin', uid: 501, hasProgram: () => false })).toBe(
      'The lab makes Linux namespaces; this is darwin. Use a virtual machine with Debian.',
    );
  });

  test('asks for root', () => {
    expect(refusal({ uid: 1000, hasBase: false })).toBe(
      'The lab makes namespaces, mounts and links. Run the same command with sudo.',
    );
  });

  test('names the packages to install, and only those that are missing', () => {
    expect(refusal({ hasProgram: (name) => name !== 'ip' && name !== 'mmdebstrap' })).toBe(
      'Programs are missing: apt-get install mmdebstrap iproute2',
    );
  });

  test('names how much room there is and how much it needs', () => {
    expect(refusal({ freeBytes: 1.5 * 1024 ** 3 })).toMatch(
      /has 1\.5 GiB free, the lab needs 2\. Make room, or move it: LAB_DIR=\/elsewhere$/,
    );
  });

  test('says how to build what every host starts from', () => {
    expect(refusal({ hasBase: false })).toMatch(/ is not there\. Build it: npm run lab -- build$/);
  });
});

describe('requireBuilder', () => {
  test('takes a machine on which nothing is built yet, but not one without packages', () => {
    expect(() => requireBuilder({ ...good, hasBase: false })).not.toThrow();
    expect(() => requireBuilder({ ...good, hasProgram: () => false })).toThrow('apt-get install');
  });
});

describe('requireRoot', () => {
  test('lets a lab be taken down on a full disk, but not without root', () => {
    expect(() => requireRoot({ ...good, freeBytes: 0, hasBase: false })).not.toThrow();
    expect(() => requireRoot({ ...good, uid: 1000 })).toThrow('Run the same command with sudo.');
  });
});
