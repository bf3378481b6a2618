import { describe, expect, test } from 'vitest';
import { bookImages } from './book-images.ts';
import {
  needLines,
  needsOf,
  requireBuilder,
  requireMachine,
  requireRoot,
  type Machine,
} from './machine.ts';

const good: Machine = {
  platform: 'linux',
  uid: 0,
  hasProgram: () => true,
  hasBase: true,
  missingImages: [],
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
      /has 1\.5 GiB free, the lab needs 2\. Make room, or move the lab: LAB_DIR=\/elsewhere$/,
    );
  });

  test('says how to build what every host starts from', () => {
    expect(refusal({ hasBase: false })).toMatch(/ is not there\. Build it: npm run lab -- build$/);
  });
});

describe('room on the disk', () => {
  const GiB = 1024 ** 3;
  const allImages = bookImages().map(({ name }) => name);
  const builds = (machine: Partial<Machine>) => () => requireBuilder({ ...good, ...machine });

  test('is asked for what is not built yet, before anything is built', () => {
    const fresh = { hasBase: false, missingImages: allImages };
    expect(builds({ ...fresh, freeBytes: 5.9 * GiB })).toThrow(
      /has 5\.9 GiB free, the lab needs 6\. Make room, or move the lab: LAB_DIR=\/elsewhere$/,
    );
    expect(builds({ ...fresh, freeBytes: 6 * GiB })).not.toThrow();
  });

  test('is asked for images by their number', () => {
    const some = { missingImages: allImages.slice(0, 7) };
    expect(builds({ ...some, freeBytes: 3.4 * GiB })).toThrow('the lab needs 3.5.');
    expect(builds({ ...some, freeBytes: 3.5 * GiB })).not.toThrow();
  });

  test('is not asked of hosts for images that they do without', () => {
    expect(refusal({ missingImages: allImages, freeBytes: 2 * GiB })).toBe('');
  });
});

describe('needLines', () => {
  test('tell what is there, what is missing and what would only be faster, with what to do', () => {
    const need = { what: 'a', isMet: true, remedy: 'get it' };
    expect(
      needLines([
        need,
        { ...need, what: 'b', isMet: false },
        { ...need, what: 'c', isMet: false, isOptional: true },
      ]),
    ).toEqual(['ok       a', 'MISSING  b\n         get it', 'slower   c\n         get it']);
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
