/**
 * The lab's command: hosts of the book on this one Linux machine.
 *
 *   npm run lab -- up [HOST…]     start hosts with their engines (docker1 to docker5 unless named)
 *   npm run lab -- down [HOST…]   stop them; without a name all, and the network between them
 *   npm run lab -- wipe           down, then delete the hosts' disks
 *   npm run lab -- status         which hosts run
 *   npm run lab -- shell HOST     a login shell on a host
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { hostAddresses, hostNames, isHostName, type HostName } from './addresses.ts';
import { onHost, startEngine } from './enter.ts';
import { baseFolder, hostFolder } from './folders.ts';
import { isUp, knownHosts, pidOf, removeCgroups, startHost, stopHost } from './hosts.ts';
import { stopNetwork } from './network.ts';

const verbs: Record<string, (hosts: readonly HostName[]) => Promise<void> | void> = {
  up: (hosts) =>
    up(hosts.length > 0 ? hosts : ['docker1', 'docker2', 'docker3', 'docker4', 'docker5']),
  down,
  wipe,
  status,
  shell,
};

/**
 * Starts hosts and their engines; those that run stay as they are.
 *
 * @throws When this machine cannot have hosts: not Linux, not root, or nothing built yet.
 */
export async function up(hosts: readonly HostName[]): Promise<void> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new Error(
      'The lab makes Linux namespaces: it needs Linux, and root. Try: sudo npm run lab',
    );
  }
  if (!existsSync(baseFolder)) {
    throw new Error(
      `${baseFolder} is not there. Build it: bash playgrounds/lab/host/build.sh ${baseFolder}`,
    );
  }
  for (const name of hosts) await startHost(name); // One by one: all make the one network.
  await Promise.all(hosts.map(startEngine));
}

async function down(hosts: readonly HostName[]): Promise<void> {
  await Promise.all((hosts.length > 0 ? hosts : knownHosts()).map(stopHost));
  if (hosts.length > 0) return;
  await stopNetwork();
  removeCgroups('lab');
}

async function wipe(): Promise<void> {
  await down([]);
  rmSync(hostFolder(), { recursive: true, force: true });
}

function status(): void {
  for (const name of knownHosts()) {
    const state = isUp(name) ? `up, pid ${pidOf(name)}` : 'down';
    console.log(`${name.padEnd(9)} ${hostAddresses[name].padEnd(15)} ${state}`);
  }
}

function shell([name]: readonly HostName[]): void {
  if (name === undefined) throw new Error('Which host? npm run lab -- shell docker1');
  spawnSync(...onHost(name, ['bash', '-l']), { stdio: 'inherit' });
}

async function main([verb = '', ...words]: readonly string[]): Promise<void> {
  const action = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (action === undefined) {
    throw new Error(
      `npm run lab -- ${Object.keys(verbs).join('|')} [HOST…]. See playgrounds/lab/README.md.`,
    );
  }
  const unknown = words.find((word) => !isHostName(word));
  if (unknown !== undefined) {
    throw new Error(`${unknown} is no host of the book. There are: ${hostNames.join(', ')}.`);
  }
  await action(words.filter(isHostName));
}

if (import.meta.main) {
  await main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
