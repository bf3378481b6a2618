import type { HostName } from './addresses.ts';
import { startEngine } from './enter.ts';
import { startHost } from './hosts.ts';
import { requireMachine } from './machine.ts';
import { startNetwork } from './network.ts';
import { refuseOtherLabs } from './other-labs.ts';

/**
 * Starts hosts and their engines; those that run stay as they are.
 *
 * @throws When this machine cannot have hosts, or has those of another lab.
 */
export async function up(hosts: readonly HostName[]): Promise<void> {
  requireMachine();
  refuseOtherLabs();
  await startNetwork(); // Also for hosts that are up: its name server may be gone.
  for (const name of hosts) await startHost(name);
  await Promise.all(hosts.map((name) => startEngine(name)));
}
