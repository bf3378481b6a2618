import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { otherPids, textOf } from './processes.ts';
import { mustRun } from './run.ts';

/** What a lab may leave on a machine. Other programs' doings are not in it, so that it can be compared. */
export interface Footprint {
  /** Command lines of processes that name the lab's folder, are in its cgroups or in its namespaces. */
  readonly processes: readonly string[];
  /** Mount points as this process sees them. */
  readonly mounts: readonly string[];
  /** Names of network namespaces. */
  readonly networks: readonly string[];
  readonly links: readonly string[];
  /** Folders of the hosts' cgroups, in every hierarchy. */
  readonly cgroups: readonly string[];
}

/**
 * What is there now.
 *
 * @param labFolder - Its `LAB_DIR`.
 * @param namespaces - Those in which no process may be left, as `namespacesOf` gave them.
 */
export async function readFootprint(
  labFolder: string,
  namespaces: ReadonlySet<string> = new Set(),
): Promise<Footprint> {
  const links = await mustRun('ip', ['-o', 'link', 'show']);
  const networks = await mustRun('ip', ['netns', 'list']);
  return {
    processes: otherPids()
      .filter(
        (pid) => isOfLab(pid, labFolder) || namespacesOfPid(pid).some((id) => namespaces.has(id)),
      )
      .map((pid) => commandLineOf(pid))
      .filter((line) => line !== '') // A killed process that nobody has waited for yet has none.
      .sort(),
    mounts: readFileSync('/proc/self/mountinfo', 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[4] ?? '')
      .sort(),
    networks: networks.trimEnd().split('\n').sort(),
    links: [...links.matchAll(/^\d+: ([^:@]+)/gm)].map(([, name = '']) => name).sort(),
    cgroups: cgroupFolders(),
  };
}

/** Command lines of the processes that name a folder. */
export function processesNaming(folder: string): string[] {
  const lines = otherPids().map((pid) => commandLineOf(pid));
  return lines.filter((line) => line.includes(folder)).sort();
}

/** The namespaces that processes of the lab have for themselves. */
export function namespacesOf(labFolder: string): Set<string> {
  const outside = new Set(namespacesOfPid(process.pid));
  const all = otherPids()
    .filter((pid) => isOfLab(pid, labFolder))
    .flatMap((pid) => namespacesOfPid(pid));
  return new Set(all.filter((id) => !outside.has(id)));
}

function isOfLab(pid: number, labFolder: string): boolean {
  return commandLineOf(pid).includes(labFolder) || textOf(pid, 'cgroup').includes(':/lab/');
}

function commandLineOf(pid: number): string {
  return textOf(pid, 'cmdline').replaceAll('\0', ' ').trim();
}

function namespacesOfPid(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/ns`).map((name) => readlinkSync(`/proc/${pid}/ns/${name}`));
  } catch {
    return []; // The process ended between the listing and the reading.
  }
}

function cgroupFolders(): string[] {
  const root = '/sys/fs/cgroup';
  const hierarchies = [root, ...readdirSync(root).map((entry) => join(root, entry))];
  return hierarchies
    .map((hierarchy) => join(hierarchy, 'lab'))
    .filter((folder) => existsSync(folder));
}
