import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { hostAddresses, type HostName } from './addresses.ts';
import { labFolder } from './folders.ts';
import { mustRun, run, waitFor } from './run.ts';

/** The bridge lives in a namespace of its own: nothing of the lab shows in the machine's network. */
const switchNamespace = 'lab-switch';
const bridge = 'br-lab';
/** The bridge's own address, where the hosts' name server answers; host/init.sh has it too. */
const resolverAddress = '192.168.110.1';

/** Makes the network between the hosts, if it is not there. It has no way out. */
export async function startNetwork(): Promise<void> {
  await run('ip', ['netns', 'add', switchNamespace]); // Fails when it is there already.
  const onSwitch = (...args: string[]) => mustRun('ip', ['-n', switchNamespace, ...args]);
  const found = await run('ip', ['-n', switchNamespace, 'link', 'show', bridge]);
  if (found.status !== 0) await onSwitch('link', 'add', bridge, 'type', 'bridge');
  await onSwitch('addr', 'replace', `${resolverAddress}/24`, 'dev', bridge);
  await onSwitch('link', 'set', bridge, 'up');
  await onSwitch('link', 'set', 'lo', 'up');
  await startResolver();
}

/** Starts the name server, if it does not answer. */
async function startResolver(): Promise<void> {
  const inside = (...words: string[]): [string, string[]] => [
    'nsenter',
    [`--net=/run/netns/${switchNamespace}`, ...words],
  ];
  const listens = async () => {
    return (await mustRun(...inside('ss', '-Hlnu', 'sport = :53'))).trim() !== '';
  };
  if (await listens()) return;
  const script = join(import.meta.dirname, 'resolver.ts');
  // The lab's folder is for whoever looks for the lab's processes.
  const [program, args] = inside(process.execPath, script, resolverAddress, '53', labFolder);
  spawn(program, args, { stdio: 'ignore', detached: true, cwd: '/' }).unref();
  await waitFor("the hosts' name server to listen", listens, { withinMs: 10_000 });
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

/** Takes the network away; the kernel removes the bridge with its namespace, once nobody is in it. */
export async function stopNetwork(): Promise<void> {
  const isEmpty = async () => {
    const { stdout } = await run('ip', ['netns', 'pids', switchNamespace]); // Fails when it is not there.
    const pids = stdout.split('\n').map(Number).filter(Boolean);
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself meanwhile.
      }
    }
    return pids.length === 0;
  };
  await waitFor("the hosts' name server to stop", isEmpty, { withinMs: 10_000 });
  await run('ip', ['netns', 'del', switchNamespace]); // As above.
}
