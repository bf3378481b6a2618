import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { hostNames, type HostName } from './addresses.ts';
import { baseFolder, hostFolder } from './folders.ts';
import { plugIn } from './network.ts';
import { startedHosts } from './other-labs.ts';
import { waitFor } from './run.ts';

const initScript = join(import.meta.dirname, 'host', 'init.sh');

/** The pid of a running host's first process, as the machine sees it. */
export function pidOf(name: HostName): number | undefined {
  try {
    const pid = Number(readFileSync(join(hostFolder(name), 'pid'), 'utf8'));
    return pid > 0 && existsSync(`/proc/${pid}`) ? pid : undefined;
  } catch {
    return undefined; // The host never ran: no file.
  }
}

/** Whether a host stands and is plugged in. */
export function isUp(name: HostName): boolean {
  return pidOf(name) !== undefined && existsSync(join(hostFolder(name), 'net'));
}

/** Starts a host that is not up, on a network that is; one left half started by a killed command begins again. */
export async function startHost(name: HostName): Promise<void> {
  if (isUp(name)) return;
  await stopHost(name);
  const folder = hostFolder(name);
  for (const part of ['upper', 'work', 'root', 'docker', 'containerd']) {
    mkdirSync(join(folder, part), { recursive: true });
  }
  rmSync(join(folder, 'upper', '.ready'), { force: true });
  const log = openSync(join(folder, 'log'), 'w');
  const namespaces = ['--pid', '--mount', '--uts', '--ipc', '--net', '--propagation', 'private'];
  const init = ['bash', initScript, name, folder, baseFolder];
  spawn('unshare', ['--fork', '--kill-child=KILL', ...namespaces, ...init], {
    stdio: ['ignore', log, log],
    detached: true,
  }).unref();
  closeSync(log);
  const stands = () => pidOf(name) !== undefined && existsSync(join(folder, 'upper', '.ready'));
  await waitFor(`${name} to start; its log is ${folder}/log`, stands, { withinMs: 10_000 });
  await plugIn(name, pidOf(name) ?? 0);
  writeFileSync(join(folder, 'net'), '');
}

/** Stops a host; the kernel ends all that runs in it and takes its mounts and links away. */
export async function stopHost(name: HostName): Promise<void> {
  const folder = hostFolder(name);
  const pids = [...startersOf(name), pidOf(name)].filter((pid) => pid !== undefined);
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
  const isGone = () => pidOf(name) === undefined && startersOf(name).length === 0;
  await waitFor(`${name} to stop`, isGone, { withinMs: 10_000 });
  rmSync(join(folder, 'pid'), { force: true });
  rmSync(join(folder, 'net'), { force: true });
  await waitFor(`the cgroups of ${name} to empty`, () => removeCgroups(`lab/${name}`), {
    withinMs: 10_000,
  });
}

/** The hosts that have a disk, running or not. */
export function knownHosts(): readonly HostName[] {
  return hostNames.filter((name) => existsSync(hostFolder(name)));
}

/**
 * Removes a cgroup with all below it, in every hierarchy.
 *
 * @returns Whether it is gone; false while a process is still in it.
 */
export function removeCgroups(group: string): boolean {
  const root = '/sys/fs/cgroup';
  const hierarchies = [root, ...readdirSync(root).map((entry) => join(root, entry))];
  return hierarchies.map((hierarchy) => removeCgroup(join(hierarchy, group))).every(Boolean);
}

function removeCgroup(folder: string): boolean {
  if (!existsSync(folder)) return true;
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) removeCgroup(join(folder, entry.name));
    }
    rmdirSync(folder);
    return true;
  } catch {
    return false; // Busy: a process that was killed is not gone yet.
  }
}

/** The `unshare` that started a host and its children which are still init.sh. */
function startersOf(name: HostName): number[] {
  const own = startedHosts().filter((host) => host.folder === hostFolder(name));
  return own.map(({ pid }) => pid);
}
