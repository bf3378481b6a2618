import { join } from 'node:path';

/** What runs the guest's instructions: the processor itself, or QEMU's translator. */
export type Accelerator = 'kvm' | 'tcg';

/** The port on the loopback address that leads to the machine's sshd: `LAB_VM_PORT`. @throws When that is none. */
export function wantedPort(wanted = process.env['LAB_VM_PORT'] ?? ''): number {
  const port = wanted === '' ? 2322 : Number(wanted);
  if (/^\d*$/.test(wanted) && port > 0 && port < 65_536) return port;
  throw new Error(`LAB_VM_PORT=${wanted} is no port. Give a number from 1 to 65535.`);
}

/** What the machine gets; five hosts with their engines use 1.9 GB. */
export const memoryMiB = 4096;

/** Room for translated code, which only an emulated machine has. */
const translationMiB = 1024;

/** Memory that a running machine may take, in bytes: whether it is emulated turns out when it starts. */
export const neededMemory = (memoryMiB + translationMiB) * 1024 ** 2;

// The hosts inside have their own; a mask on the kernel's command line does not reach them.
const maskedUnits = [
  'docker.service',
  'docker.socket',
  'containerd.service',
  'docker-registry.service',
];

/**
 * QEMU's arguments for the machine. Disks are throw-away: what is written goes when it ends. Its network has
 * one door, the port on 127.0.0.1 that leads to sshd, and no way out.
 *
 * @param folder - Where build.sh put kernel, initrd and disks.
 * @param publicKey - Who may log in, as in authorized_keys; systemd takes it from the firmware's tables.
 * @see systemd.system-credentials(7), ssh.authorized_keys.root
 */
export function machineArguments(machine: {
  readonly folder: string;
  readonly port: number;
  readonly accelerator: Accelerator;
  readonly publicKey: string;
}): string[] {
  const { folder, port, accelerator, publicKey } = machine;
  const kernel = [
    'root=/dev/vda rw console=ttyS0 quiet mitigations=off tsc=reliable',
    ...maskedUnits.map((unit) => `systemd.mask=${unit}`),
  ].join(' ');
  const disk = (file: string, id: string) => [
    ...[
      '-drive',
      `file=${join(folder, file)},format=raw,if=none,id=${id},cache=unsafe,snapshot=on`,
    ],
    ...['-device', `virtio-blk-pci,drive=${id}`],
  ];
  return [
    ...processor(accelerator),
    ...['-m', `${memoryMiB}M`],
    ...['-display', 'none', '-monitor', 'none', '-nodefaults', '-no-reboot'],
    ...['-serial', `file:${join(folder, 'console.log')}`],
    ...['-kernel', join(folder, 'vmlinuz'), '-initrd', join(folder, 'initrd'), '-append', kernel],
    ...disk('disk.ext4', 'root'),
    ...disk('data.ext4', 'data'),
    ...['-smbios', `type=11,value=io.systemd.credential:ssh.authorized_keys.root=${publicKey}`],
    ...['-netdev', `user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:${port}-:22`],
    ...['-device', 'virtio-net-pci,netdev=net,romfile=', '-device', 'virtio-rng-pci'],
  ];
}

/**
 * Reads back from the words of a running QEMU what `machineArguments` gave it.
 *
 * @returns undefined when its disk is not in this folder.
 */
export function machineIn(
  words: readonly string[],
  folder: string,
): { port: number; accelerator: Accelerator } | undefined {
  const valuesOf = (option: string) => words.filter((_, index) => words[index - 1] === option);
  const disk = `file=${join(folder, 'disk.ext4')},`;
  if (!valuesOf('-drive').some((drive) => drive.startsWith(disk))) return undefined;
  const port = /hostfwd=tcp:[\d.]+:(\d+)-/.exec(valuesOf('-netdev').join(' '))?.[1];
  const accelerator = valuesOf('-accel').includes('kvm') ? 'kvm' : 'tcg';
  return port === undefined ? undefined : { port: Number(port), accelerator };
}

/**
 * QEMU's arguments for a trial of KVM: the kernel alone, without a disk. Where a guest truly runs it looks for its
 * root file system, finds none, panics and so ends QEMU: `provesGuest` knows the words.
 */
export function trialArguments(folder: string): string[] {
  return [
    ...processor('kvm'),
    ...['-m', '512M', '-display', 'none', '-monitor', 'none', '-nodefaults', '-no-reboot'],
    ...['-serial', 'stdio', '-kernel', join(folder, 'vmlinuz')],
    ...['-append', 'console=ttyS0 panic=-1'],
  ];
}

/** Whether the console of a trial shows a kernel that came as far as it can. */
export function provesGuest(console: string): boolean {
  return console.includes('Kernel panic - not syncing: VFS: Unable to mount root fs');
}

/** Two processors: one engine that computes must not stop the others. */
function processor(accelerator: Accelerator): string[] {
  return accelerator === 'kvm'
    ? ['-machine', 'q35', '-accel', 'kvm', '-cpu', 'host', '-smp', '2']
    : [
        ...['-machine', 'q35', '-accel', `tcg,thread=multi,tb-size=${translationMiB}`],
        // With five levels of page tables the emulated kernel hung; `max` is twice as fast as qemu64.
        ...['-cpu', 'max,la57=off', '-smp', '2'],
      ];
}
