import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { vmFolder } from '../folders.ts';

/** A QEMU that can be started. */
export interface Emulator {
  readonly program: string;
  /** They stand before all others. */
  readonly args: readonly string[];
  /** Such as `10.0.13`. */
  readonly version: string;
}

/** The first version known to run two emulated processors; 7.2 does not. */
export const oldestMajor = 10;

/** The folder that qemu.sh unpacks into. */
export const emulatorFolder = join(vmFolder, 'qemu');

/** The version in what `qemu-system-x86_64 --version` says; undefined when it says something else. */
export function versionIn(text: string): string | undefined {
  return /^QEMU emulator version (\d+(?:\.\d+)+)/.exec(text)?.[1];
}

/** Whether a version, such as `7.2.22`, can run the machine. */
export function isRecent(version: string): boolean {
  return Number.parseInt(version) >= oldestMajor;
}

/** The QEMUs of this machine, the best first: the installed one when it is recent, the one that qemu.sh unpacked. */
export function findEmulators(): Emulator[] {
  const found = [{ program: 'qemu-system-x86_64', args: [] }, unpacked()].flatMap((each) => {
    const { status, stdout } = spawnSync(each.program, [...each.args, '--version'], {
      encoding: 'utf8',
    });
    const version = status === 0 ? versionIn(stdout) : undefined; // null: there is no such program.
    return version === undefined ? [] : [{ ...each, version }];
  });
  return found.sort((a, b) => Number(isRecent(b.version)) - Number(isRecent(a.version)));
}

/** An unpacked QEMU is started by its own loader with its own libraries, so that nothing has to be installed. */
function unpacked(): Omit<Emulator, 'version'> {
  const usr = join(emulatorFolder, 'usr');
  const libraries = join(usr, 'lib', 'x86_64-linux-gnu');
  const loader = join(usr, 'lib64', 'ld-linux-x86-64.so.2');
  const args = [
    ...['--library-path', `${libraries}:${join(libraries, 'pulseaudio')}`],
    join(usr, 'bin', 'qemu-system-x86_64'),
    ...['-L', join(usr, 'share', 'qemu'), '-L', join(usr, 'share', 'seabios')],
  ];
  return { program: loader, args };
}
