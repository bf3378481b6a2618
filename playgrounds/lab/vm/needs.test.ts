import { describe, expect, test } from 'vitest';
import { bookImages } from '../book-images.ts';
import { needLines, refuse, type Need } from '../machine.ts';
import { goodHolder } from './good-holder.ts';
import type { VmHolder } from './holder.ts';
import {
  doctorNeeds,
  imagesToBuild,
  missingParts,
  vmBuildNeedsOf,
  vmNeedsBeforeBuilding,
  vmNeedsOf,
} from './needs.ts';

const GiB = 1024 ** 3;
const allImages = bookImages().map(({ name }) => name);
/** Nothing is built, and nothing but the packages is there to build with. */
const fresh: Partial<VmHolder> = {
  hasBase: false,
  missingImages: allImages,
  emulators: [],
  hasImage: false,
  hasData: false,
};

function refusal(holder: Partial<VmHolder>, needsOf: (holder: VmHolder) => Need[] = vmNeedsOf) {
  try {
    refuse(needsOf({ ...goodHolder, ...holder }));
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

  test("names the lab's own QEMU first where there is none, since Debian 12's would be refused", () => {
    expect(refusal({ emulators: [] })).toBe(
      "There is no qemu-system-x86_64. The lab unpacks its own: npm run lab -- --vm build. Debian 13's is as good: apt-get install qemu-system-x86; Debian 12's is too old.",
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
    expect(refusal({ freeMemory: 3.5 * GiB })).toBe(
      '3.5 GiB of memory are free, the virtual machine needs 5. End something large, or take the lab down: npm run lab -- down',
    );
  });

  test('says who to ask about a port that is taken', () => {
    expect(refusal({ port: 2400, portAccess: 'taken' })).toBe(
      "Port 2400 of 127.0.0.1 is taken; the virtual machine is reached through it. See who has it: ss -ltnp 'sport = :2400', or take another: LAB_VM_PORT=2401",
    );
  });

  test('tells a port that only root may have from one that is taken, and names one that there is', () => {
    expect(refusal({ port: 80, portAccess: 'forbidden', user: 'ann' })).toBe(
      "ann may not listen on port 80: those below 1024 are root's. Take another: LAB_VM_PORT=2322",
    );
    expect(refusal({ port: 65_535, portAccess: 'taken' })).toMatch(/LAB_VM_PORT=65534$/);
  });

  test('wants a folder that the user may write to, to start as to build', () => {
    const ann = { uid: 1000, user: 'ann', subuid: 'ann:1:1', mayWrite: false };
    for (const needsOf of [vmNeedsOf, vmBuildNeedsOf, doctorNeeds]) {
      expect(refusal({ ...ann, freeBytes: Infinity }, needsOf)).toMatch(
        /^ann may not write to \S+\/vm\. Run the same command with sudo, or take a folder of your own/,
      );
    }
  });

  test('wants ssh', () => {
    expect(refusal({ hasProgram: (name) => name !== 'ssh' })).toBe(
      'Programs are missing: apt-get install openssh-client',
    );
  });

  test('wants room for what sessions write', () => {
    expect(refusal({ freeBytes: 2 * GiB })).toBe('');
    expect(refusal({ freeBytes: GiB })).toMatch(/has 1 GiB free, the virtual machine needs 2\./);
  });

  test('does without KVM, except for who asks for it alone', () => {
    expect(refusal({ kvm: 'none' })).toBe('');
    expect(refusal({ kvm: 'forbidden' })).toBe('');
    expect(refusal({ kvm: 'none', wanted: 'kvm' })).toBe(
      'LAB_VM_ACCEL=kvm, but there is no /dev/kvm. Or leave it out: the machine is then emulated, which is slower.',
    );
    expect(refusal({ kvm: 'forbidden', wanted: 'kvm', user: 'ann' })).toMatch(
      /^LAB_VM_ACCEL=kvm, but ann has no permission .* usermod -aG kvm ann/,
    );
  });
});

describe('building the virtual machine', () => {
  test('needs neither QEMU nor an image yet, but room and tools', () => {
    const unbuilt = { emulators: [], hasImage: false, hasData: false };
    expect(refusal(unbuilt, vmBuildNeedsOf)).toBe('');
    expect(refusal({ ...unbuilt, freeBytes: GiB }, vmBuildNeedsOf)).toMatch(
      /has 1 GiB free, the virtual machine needs 5\. Make room, or move the lab: LAB_DIR=\/elsewhere$/,
    );
    expect(refusal({ hasProgram: () => false }, vmBuildNeedsOf)).toMatch(/mmdebstrap e2fsprogs$/);
  });

  test('needs as much more room as the lab takes for what it has not built either', () => {
    expect(refusal({ ...fresh, freeBytes: 8.9 * GiB }, vmBuildNeedsOf)).toMatch(/ needs 9\./);
    expect(refusal({ ...fresh, freeBytes: 9 * GiB }, vmBuildNeedsOf)).toBe('');
    const half = { hasData: false, missingImages: allImages.slice(0, 7) };
    expect(refusal({ ...half, freeBytes: GiB }, vmBuildNeedsOf)).toMatch(/ needs 6\.5\./);
  });

  test('is done by root, or by whoever has users of a namespace to give', () => {
    const as = (uid: number, subuid: string) =>
      refusal({ uid, user: 'ann', subuid }, vmBuildNeedsOf);
    expect(as(0, '')).toBe('');
    expect(as(1000, 'ann:100000:65536\n')).toBe('');
    expect(as(1000, 'anna:100000:65536\n')).toMatch(/usermod .* ann\. Or run .* sudo\.$/);
    const lacks = { hasProgram: (name: string) => name !== 'newuidmap' };
    expect(refusal(lacks, vmBuildNeedsOf)).toBe('');
    expect(refusal({ ...lacks, uid: 1000, subuid: 'root:1:1' }, vmBuildNeedsOf)).toMatch(/uidmap$/);
  });

  test('needs root and what the lab needs, where images of the book are missing', () => {
    const ann = { ...fresh, uid: 1000, user: 'ann', subuid: 'ann:100000:65536\n' };
    expect(refusal(ann, vmBuildNeedsOf)).toMatch(/as root\. Run the same command with sudo/);
    const lacks = { ...fresh, hasProgram: (name: string) => name !== 'ip' };
    expect(refusal(lacks, vmBuildNeedsOf)).toMatch(/iproute2$/);
  });

  test('does not begin where the machine could not start afterwards', () => {
    expect(refusal(fresh, vmNeedsBeforeBuilding)).toBe('');
    const before = (holder: Partial<VmHolder>) =>
      refusal({ ...fresh, ...holder }, vmNeedsBeforeBuilding);
    expect(before({ freeMemory: GiB })).toMatch(/^1 GiB of memory/);
    expect(before({ portAccess: 'taken' })).toMatch(/^Port 2322 of 127\.0\.0\.1 is taken/);
    expect(before({ hasProgram: (name) => name !== 'ssh' })).toMatch(/openssh-client$/);
    expect(before({ freeBytes: GiB })).toMatch(/^\S+ has 1 GiB free/);
  });
});

describe('what is built', () => {
  const missing = (holder: Partial<VmHolder>) =>
    missingParts({ ...goodHolder, ...holder }).map(({ what }) => what);

  test('is what is missing, and nothing twice', () => {
    expect(missing({})).toEqual([]);
    expect(missing({ emulators: ['7.2.22'] })).toEqual(['QEMU']);
    expect(missing(fresh)).toEqual([
      "the book's images",
      'QEMU',
      'kernel and root file system',
      "the hosts' disk",
    ]);
  });

  test('is not images that are on the disk already', () => {
    expect(missing({ missingImages: allImages })).toEqual([]);
    expect(imagesToBuild({ ...goodHolder, missingImages: ['redis'] })).toEqual([]);
  });

  test('is those images that the lab lacks where it has some, before the disk', () => {
    const some = { hasData: false, missingImages: ['whoami', 'redis'] };
    expect(missing(some)).toEqual(['images of the book (whoami, redis)', "the hosts' disk"]);
    expect(imagesToBuild({ ...goodHolder, ...some })).toEqual(['whoami', 'redis']);
  });
});

describe('the doctor', () => {
  const report = (holder: Partial<VmHolder>) =>
    needLines(doctorNeeds({ ...goodHolder, ...holder }));
  const missing = (holder: Partial<VmHolder>) =>
    report(holder).filter((line) => line.startsWith('MISSING'));

  test('tells a machine that has everything so', () => {
    expect(report({}).filter((line) => !line.startsWith('ok '))).toEqual([]);
  });

  test('tells all that is missing at once, to build and to start, with what to do', () => {
    const poor = {
      ...fresh,
      uid: 1000,
      user: 'ann',
      hasProgram: () => false,
      freeBytes: GiB,
      freeMemory: GiB,
      portAccess: 'taken' as const,
    };
    const subjects = [
      /root, for the book's images\n.*sudo/,
      /packages mmdebstrap, e2fsprogs, uidmap, iproute2, .*openssh-client\n.*apt-get install mmdebstrap e2fsprogs uidmap iproute2 .*openssh-client$/,
      /9 GiB free in .*\n.*LAB_DIR=\/elsewhere$/,
      /5 GiB of free memory\n/,
      /port 2322 of 127\.0\.0\.1\n.*LAB_VM_PORT=2323$/,
      /the book's images\n.*--vm build$/,
      /QEMU 10 or later\n.*The lab unpacks its own/,
      /the image of the virtual machine\n.*--vm build$/,
    ];
    const lines = missing(poor);
    expect(lines).toHaveLength(subjects.length);
    for (const [index, subject] of subjects.entries()) expect(lines[index]).toMatch(subject);
  });

  test('says without images to build that a user of a namespace is enough', () => {
    const lines = missing({ hasImage: false, uid: 1000, user: 'ann' });
    expect(lines[0]).toMatch(/^MISSING {2}root, or a line in \/etc\/subuid\n.* ann\. Or run/);
  });

  test('asks for nothing to build with where all is built', () => {
    expect(missing({ uid: 1000, hasProgram: (name) => name.startsWith('ssh') })).toEqual([]);
  });

  test('calls a machine without KVM slower, not lacking, and says what may be done', () => {
    const slower = (kvm: VmHolder['kvm']) =>
      report({ kvm, user: 'ann' }).filter((line) => line.startsWith('slower'));
    expect(slower('none').join('')).toMatch(/there is no \/dev\/kvm/);
    expect(slower('forbidden').join('')).toMatch(/usermod -aG kvm ann/);
    expect(missing({ kvm: 'forbidden' })).toEqual([]);
    expect(report({ kvm: 'none', wanted: 'tcg' }).join('\n')).not.toContain('slower');
  });

  test('finds no fault with the port and the memory that the running machine has', () => {
    expect(missing({ isUp: true, portAccess: 'taken', freeMemory: GiB })).toEqual([]);
  });
});
