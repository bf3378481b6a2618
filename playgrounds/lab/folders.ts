import { join, resolve } from 'node:path';
import type { HostName } from './addresses.ts';

/** Where the lab keeps root file systems, image layers and the hosts' disks; `LAB_DIR` moves it. */
const wanted = process.env['LAB_DIR'] ?? '';
export const labFolder = resolve(wanted === '' ? '/var/tmp/lab' : wanted);

/** The root file system under every host; made by host/build.sh. */
export const baseFolder = join(labFolder, 'base', 'trixie-host');

/** What the virtual machine is made of, and where it runs; made by vm/. */
export const vmFolder = join(labFolder, 'vm');

/** The folder that holds a host's disk and its `pid`; all hosts' folders without a name. */
export function hostFolder(name?: HostName): string {
  return name === undefined ? join(labFolder, 'hosts') : join(labFolder, 'hosts', name);
}
