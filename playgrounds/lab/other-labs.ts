import { dirname } from 'node:path';
import { isHostName, type HostName } from './addresses.ts';
import { hostFolder } from './folders.ts';
import { otherPids, textOf } from './processes.ts';

/** A host that a process is the first of, or starts: by the command line that names host/init.sh. */
interface Started {
  readonly pid: number;
  readonly name: HostName;
  /** Its folder; that of another lab when `LAB_DIR` was another. */
  readonly folder: string;
}

/** The hosts that processes of this machine started, of every lab and by whichever clone of this repository. */
export function startedHosts(): Started[] {
  return otherPids().flatMap((pid) => {
    const started = startedBy(textOf(pid, 'cmdline'));
    return started === undefined ? [] : [{ pid, ...started }];
  });
}

/** The host that a command line starts; undefined when it starts none. Its words end in NUL. */
export function startedBy(commandLine: string): Omit<Started, 'pid'> | undefined {
  const words = commandLine.split('\0');
  const script = words.findIndex((word) => word.endsWith('/playgrounds/lab/host/init.sh'));
  const [name = '', folder = ''] = script < 0 ? [] : words.slice(script + 1);
  return isHostName(name) ? { name, folder } : undefined;
}

/**
 * Hosts and their network exist once on a machine: a lab with another folder must not touch them.
 *
 * @throws When hosts of another lab run, with how to end them.
 */
export function refuseOtherLabs(hosts: readonly Omit<Started, 'pid'>[] = startedHosts()): void {
  const other = hosts.find(({ name, folder }) => folder !== hostFolder(name));
  if (other === undefined) return;
  const elsewhere = dirname(dirname(other.folder));
  throw new Error(
    `${other.name} of the lab in ${elsewhere} is up, and a machine has one lab at a time. End it: LAB_DIR=${elsewhere} npm run lab -- down`,
  );
}
