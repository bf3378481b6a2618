import type { HostName } from './addresses.ts';
import { knownHosts, removeCgroups, stopHost } from './hosts.ts';
import { stopNetwork } from './network.ts';
import { refuseOtherLabs } from './other-labs.ts';

/**
 * Stops hosts; without names all of them, and the network between them.
 *
 * @throws When this machine has hosts of another lab.
 */
export async function down(hosts: readonly HostName[]): Promise<void> {
  refuseOtherLabs();
  await Promise.all((hosts.length > 0 ? hosts : knownHosts()).map(stopHost));
  if (hosts.length > 0) return;
  await stopNetwork();
  removeCgroups('lab');
}
