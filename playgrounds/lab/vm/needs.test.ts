import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import {
  missingParts,
  namespaceNeed,
  refuseUnmet,
  requirePort,
  vmBuildNeedsOf,
  vmNeedsBeforeBuilding,
  vmNeedsOf,
  type VmHolder,
} from './needs.ts';

const good: VmHolder = {
  platform: 'linux',
  arch: 'x64',
  hasProgram: () => true,
  emulators: ['10.0.13'],
  hasImage: true,
  hasData: true,
  hasBookImages: true,
  freeBytes: 20 * 1024 ** 3,
  freeMemory: 8 * 1024 ** 3,
};

function refusal(holder: Partial<VmHolder>, needsOf = vmNeedsOf): string {
  try {
    refuseUnmet(needsOf({ ...good, ...holder }));
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('starting the virtual machine', () => {
  test('is allowed where everything is there', () => {
    expect(refusal({})).toBe('');
  });

  test('wants Linux on x86-64 before all else', () => {
    expect(refusal({ platform: 'darwin', arch: 'arm64', emulators: [] })).toMatch(
      /this is darwin on arm64\. Use a machine with Debian\.$/,
    );
  });

  test('says how to get QEMU where there is none', () => {
    expect(refusal({ emulators: [] })).toBe(
      'There is no qemu-system-x86_64. Install it (apt-get install qemu-system-x86), or let the lab unpack its own: npm run lab -- --vm build',
    );
  });

  test('says what is wrong with an old QEMU', () => {
    expect(refusal({ emulators: ['7.2.22'] })).toBe(
      'QEMU 7.2.22 is too old: 7.2 panics with two emulated processors, 10.0 is known to run them. Let the lab unpack a newer one beside it: npm run lab -- --vm build',
    );
  });

  test('takes a recent QEMU that stands before an old one', () => {
    expect(refusal({ emulators: ['10.0.13', '7.2.22'] })).toBe('');
  });

  test('says how to build what is not there', () => {
    for (const missing of [{ hasImage: false }, { hasData: false }]) {
      expect(refusal(missing)).toMatch(/Build it: npm run lab -- --vm build$/);
    }
  });

  test('names how much memory there is and how much it needs', () => {
    expect(refusal({ freeMemory: 3.5 * 1024 ** 3 })).toBe(
      '3.5 GiB of memory are free, the virtual machine needs 5. End something large, or take the lab down: npm run lab -- down',
    );
  });

  test('wants ssh', () => {
    expect(refusal({ hasProgram: (name) => name !== 'ssh' })).toMatch(/openssh-client$/);
  });
});

describe('building the virtual machine', () => {
  test('needs neither QEMU nor an image yet, but room and tools', () => {
    expect(refusal({ emulators: [], hasImage: false, hasData: false }, vmBuildNeedsOf)).toBe('');
    expect(refusal({ freeBytes: 1024 ** 3 }, vmBuildNeedsOf)).toMatch(
      /has 1 GiB free, the virtual machine takes 6\. Make room, or move the lab: LAB_DIR=\/elsewhere$/,
    );
    expect(refusal({ hasProgram: () => false }, vmBuildNeedsOf)).toMatch(/mmdebstrap e2fsprogs/);
  });

  test("needs more room where the book's images are not built either", () => {
    const fresh = { hasData: false, hasBookImages: false, freeBytes: 10 * 1024 ** 3 };
    expect(refusal(fresh, vmBuildNeedsOf)).toMatch(/has 10 GiB free, .* takes 11\./);
    expect(refusal({ ...fresh, hasBookImages: true }, vmBuildNeedsOf)).toBe('');
  });

  test('makes what is missing, and nothing twice', () => {
    const missing = (holder: Partial<VmHolder>) =>
      missingParts({ ...good, ...holder }).map(({ what }) => what);
    expect(missing({})).toEqual([]);
    expect(missing({ emulators: ['7.2.22'] })).toEqual(['QEMU']);
    expect(missing({ hasBookImages: false })).toEqual([]); // They are on the disk already.
    expect(
      missing({ emulators: [], hasImage: false, hasData: false, hasBookImages: false }),
    ).toEqual(["the book's images", 'QEMU', 'kernel and root file system', "the hosts' disk"]);
  });

  test('does not begin where the machine could not start afterwards', () => {
    expect(refusal({ emulators: [], hasImage: false }, vmNeedsBeforeBuilding)).toBe('');
    expect(refusal({ freeMemory: 1024 ** 3 }, vmNeedsBeforeBuilding)).toMatch(/^1 GiB of memory/);
    expect(refusal({ hasProgram: () => false }, vmNeedsBeforeBuilding)).toMatch(/openssh-client$/);
  });

  test('is done by root, or by whoever has users of a namespace to give', () => {
    const isMet = (uid: number, subuid: string) => namespaceNeed('ann', uid, subuid).isMet;
    expect(isMet(0, '')).toBe(true);
    expect(isMet(1000, 'ann:100000:65536\n')).toBe(true);
    expect(isMet(1000, 'anna:100000:65536\n')).toBe(false);
    expect(namespaceNeed('ann', 1000, '').remedy).toMatch(/usermod .* ann\. Or run .* sudo\.$/);
  });
});

describe('requirePort', () => {
  test('lets a free port pass, and says who to ask about one that is taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const { port } = server.address() as AddressInfo;
    await expect(requirePort(port)).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is taken; the virtual machine is reached through it. See who has it: ss -ltnp 'sport = :${port}', or take another: LAB_VM_PORT=${port + 1}`,
    );
    await new Promise((resolve) => server.close(resolve));
    await expect(requirePort(port)).resolves.toBeUndefined();
  });
});
