import { hostAddresses, type HostName } from './addresses.ts';
import { mustRun, run } from './run.ts';

/** The bridge lives in a namespace of its own: nothing of the lab shows in the machine's network. */
const switchNamespace = 'lab-switch';
const bridge = 'br-lab';

/** Makes the network between the hosts, if it is not there. It has no way out. */
export async function startNetwork(): Promise<void> {
  await run('ip', ['netns', 'add', switchNamespace]); // Fails when it is there already.
  const onSwitch = (...args: string[]) => mustRun('ip', ['-n', switchNamespace, ...args]);
  const found = await run('ip', ['-n', switchNamespace, 'link', 'show', bridge]);
  if (found.status !== 0) await onSwitch('link', 'add', bridge, 'type', 'bridge');
  await onSwitch('link', 'set', bridge, 'up');
  await onSwitch('link', 'set', 'lo', 'up');
}

/** Plugs a host into the network: its `eth0`, with its address. */
export async function plugIn(name: HostName, pid: number): Promise<void> {
  const plug = `v-${name}`;
  await run('ip', ['-n', switchNamespace, 'link', 'del', plug]); // Of an earlier life of the host.
  const cable = ['link', 'add', plug, 'netns', switchNamespace, 'type', 'veth'];
  await mustRun('ip', [...cable, 'peer', 'name', 'eth0', 'netns', String(pid)]);
  await mustRun('ip', ['-n', switchNamespace, 'link', 'set', plug, 'master', bridge, 'up']);
  const inHost = (...args: string[]) =>
    mustRun('nsenter', ['-t', String(pid), '-n', 'ip', ...args]);
  await inHost('addr', 'add', `${hostAddresses[name]}/24`, 'dev', 'eth0');
  await inHost('link', 'set', 'eth0', 'up');
  await inHost('link', 'set', 'lo', 'up');
}

/** Takes the network away; the kernel removes the bridge with its namespace. */
export async function stopNetwork(): Promise<void> {
  await run('ip', ['netns', 'del', switchNamespace]); // Fails when it is not there.
}
