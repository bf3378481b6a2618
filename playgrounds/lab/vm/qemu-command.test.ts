import { describe, expect, test } from 'vitest';
import {
  machineArguments,
  machineIn,
  neededMemory,
  provesGuest,
  trialArguments,
  wantedPort,
} from './qemu-command.ts';

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

describe('machineIn', () => {
  test('reads back port and accelerator from what a QEMU was started with', () => {
    for (const accelerator of ['tcg', 'kvm'] as const) {
      const words = machineArguments({ ...machine, port: 2400, accelerator });
      expect(machineIn(['ld.so', 'qemu', ...words, ''], '/lab/vm')).toEqual({
        port: 2400,
        accelerator,
      });
    }
  });

  test('knows no machine in another folder, in a trial, or in a program that makes the disk', () => {
    expect(machineIn(machineArguments(machine), '/lab')).toBeUndefined();
    expect(machineIn(machineArguments(machine), '/lab/vm2')).toBeUndefined();
    expect(machineIn(trialArguments('/lab/vm'), '/lab/vm')).toBeUndefined();
    expect(machineIn(['mke2fs', '/lab/vm/disk.ext4.new'], '/lab/vm')).toBeUndefined();
  });
});

describe('wantedPort', () => {
  test('is 2322 unless told, and a number that a port can have', () => {
    expect(wantedPort('')).toBe(2322);
    expect(wantedPort('2400')).toBe(2400);
    for (const wrong of ['0', '65536', '22x', '2.5', '2e3', '0x10', ' ']) {
      expect(() => wantedPort(wrong)).toThrow(
        `LAB_VM_PORT=${wrong} is no port. Give a number from 1 to 65535.`,
      );
    }
  });
});

test('memory is asked for as the emulated machine takes it', () => {
  const [memory = ''] = valuesOf('-m', machineArguments(machine));
  const [accelerator = ''] = valuesOf('-accel', machineArguments(machine));
  const mebibytes = Number.parseInt(memory) + Number(/tb-size=(\d+)/.exec(accelerator)?.[1]);
  expect(neededMemory).toBe(mebibytes * 1024 ** 2);
});
