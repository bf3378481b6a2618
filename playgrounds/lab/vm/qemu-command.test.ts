import { describe, expect, test } from 'vitest';
import { machineArguments, neededMemory, provesGuest, trialArguments } from './qemu-command.ts';

const machine = {
  folder: '/lab/vm',
  port: 2322,
  accelerator: 'tcg',
  publicKey: 'ssh-ed25519 AAAA lab',
} as const;

/** The words after each option of this name. */
function valuesOf(option: string, args: readonly string[]): string[] {
  return args.flatMap((word, index) => (args[index - 1] === option ? [word] : []));
}

describe('machineArguments', () => {
  test('emulate two processors with the flags that were seen to work', () => {
    const args = machineArguments(machine);
    expect(valuesOf('-accel', args)).toEqual(['tcg,thread=multi,tb-size=1024']);
    expect(valuesOf('-cpu', args)).toEqual(['max,la57=off']);
    expect(valuesOf('-smp', args)).toEqual(['2']);
  });

  test('take the processor as it is under KVM', () => {
    const args = machineArguments({ ...machine, accelerator: 'kvm' });
    expect(valuesOf('-accel', args)).toEqual(['kvm']);
    expect(valuesOf('-cpu', args)).toEqual(['host']);
  });

  test('let nothing out, and in only by one port of the loopback address', () => {
    expect(valuesOf('-netdev', machineArguments({ ...machine, port: 2400 }))).toEqual([
      'user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:2400-:22',
    ]);
  });

  test('throw away what is written to the disks', () => {
    const drives = valuesOf('-drive', machineArguments(machine));
    expect(drives.map((drive) => /file=([^,]+)/.exec(drive)?.[1])).toEqual([
      '/lab/vm/disk.ext4',
      '/lab/vm/data.ext4',
    ]);
    for (const drive of drives) expect(drive).toMatch(/,snapshot=on$/);
  });

  test('keep the engines of the machine itself from starting', () => {
    const [kernel = ''] = valuesOf('-append', machineArguments(machine));
    for (const unit of ['docker.service', 'docker.socket', 'containerd.service']) {
      expect(kernel.split(' ')).toContain(`systemd.mask=${unit}`);
    }
  });
});

describe('a trial of KVM', () => {
  test('boots the kernel alone: no disk, no network', () => {
    const args = trialArguments('/lab/vm');
    expect(args).not.toContain('-drive');
    expect(args).not.toContain('-netdev');
    expect(valuesOf('-accel', args)).toEqual(['kvm']);
  });

  test('is passed by a kernel that misses its root file system, and by nothing less', () => {
    expect(
      provesGuest(
        '[    0.6] Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)',
      ),
    ).toBe(true);
    expect(provesGuest('')).toBe(false);
    expect(provesGuest('[    0.0] Linux version 6.12.57+deb13-cloud-amd64')).toBe(false);
  });
});

test('an emulated machine takes a gigabyte more than one under KVM', () => {
  expect(neededMemory('tcg') - neededMemory('kvm')).toBe(1024 ** 3);
});
