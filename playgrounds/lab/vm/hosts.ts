import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostAddresses, type HostName } from '../addresses.ts';
import { startEngine } from '../enter.ts';
import type { Reach } from '../reach.ts';
import { run, waitFor } from '../run.ts';
import { readState } from '../state.ts';
import { mustRunInMachine, putInMachine, runInMachine, startMachine } from './machine.ts';
import { requireRunning } from './running.ts';
import { hostLine, quoted, sshArguments } from './ssh.ts';

/** How long a host may take to start its engine; alone on two processors an emulated one takes about a minute. */
const startMs = 600_000;

/** How long an engine may take to answer; beside other work an emulated one was seen to need more than 5 s. */
const answerSeconds = 60;

const runOn: Reach['runOn'] = (name, line) => {
  const words = [
    ...sshArguments(requireRunning().port),
    hostLine('on', name, ['bash', '-c', line]),
  ];
  return run('ssh', words, { timeoutMs: 600_000 });
};

/** The hosts inside the virtual machine. */
export const vmReach: Reach = {
  enter: (name, command) => [
    'ssh',
    [...sshArguments(requireRunning().port), hostLine('terminal', name, command)],
  ],
  runOn,
  // To ask the registry's engine is to start it, and it has no part in any swarm.
  readState: (everyHost, hosts) =>
    readState(
      everyHost.filter((name) => name !== 'registry'),
      hosts,
      runOn,
      answerSeconds,
    ),
};

/** Starts the machine, hosts in it and their engines; what runs stays as it is. */
export async function upInMachine(hosts: readonly HostName[]): Promise<void> {
  await startMachine();
  await prepare();
  // One after the other: two emulated processors that start several at once keep each from its deadlines.
  for (const name of hosts) await start(name);
}

/** The hosts that run in the machine. */
export async function hostsInMachine(): Promise<string[]> {
  const names = await mustRunInMachine(quoted(['lab-hosts', 'list']));
  return names.split('\n').filter(Boolean).sort();
}

/** Brings this repository's scripts into the machine, and its network and name server up, once. */
async function prepare(): Promise<void> {
  if ((await runInMachine('test -e /run/lab/ready')).status === 0) return;
  const beside = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');
  putInMachine('/usr/local/sbin/lab-hosts', beside('hosts.sh'), '755');
  putInMachine('/run/lab/registry.yml', beside('../images/registry/config.yml'), '644');
  // The machine's own Node reads no TypeScript. The compiler is loaded when it is needed: it is large.
  const { default: typescript } = await import('typescript');
  const { ModuleKind, ScriptTarget } = typescript;
  for (const name of ['addresses', 'resolver']) {
    const { outputText } = typescript.transpileModule(beside(`../${name}.ts`), {
      compilerOptions: { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 },
    });
    putInMachine(`/run/lab/${name}.mjs`, outputText.replaceAll(".ts'", ".mjs'"), '644');
  }
  await mustRunInMachine('lab-hosts network');
  const serve = "import('/run/lab/resolver.mjs').then((names) => names.serve('192.168.110.1', 53))";
  await mustRunInMachine(quoted(['systemd-run', '-q', '--unit=lab-names', 'node', '-e', serve]));
  await mustRunInMachine('touch /run/lab/ready');
}

async function start(name: HostName): Promise<void> {
  await mustRunInMachine(quoted(['lab-hosts', 'up', name, hostAddresses[name]]));
  if (name !== 'registry') {
    await startEngine(name, { on: runOn, withinMs: startMs });
    return;
  }
  const serves = async () => (await runOn(name, 'curl -sf localhost:5000/v2/')).status === 0;
  await waitFor('the registry to answer', serves, { withinMs: startMs, everyMs: 500 });
}
