import { spawnSync } from 'node:child_process';
import { hostNames, isHostName, type HostName } from '../addresses.ts';
import { takeLab } from '../lock.ts';
import { tellNeeds } from '../machine.ts';
import { buildMachine } from './build.ts';
import { thisHolder } from './holder.ts';
import { hostsInMachine, upInMachine } from './hosts.ts';
import { stopMachine } from './machine.ts';
import { doctorNeeds } from './needs.ts';
import { requireRunning, runningMachine } from './running.ts';
import { hostLine, sshArguments } from './ssh.ts';

/** One process at a time starts and ends the machine, and types in it. */
const machineLock = '\0dockside-notes-vm';

const usage =
  'npm run lab -- --vm build [--anew] | up [HOST…] | down | status | shell [HOST] | doctor. See playgrounds/lab/README.md.';

/** Takes the virtual machine for this process. @throws When another has it. */
export function takeMachine(purpose: string): Promise<void> {
  return takeLab(purpose, machineLock);
}

/**
 * `npm run lab -- --vm …`: the hosts in the virtual machine.
 *
 * @param words - What stands after `--vm`.
 */
export async function vmCommand([verb = '', ...words]: readonly string[]): Promise<void> {
  const take = () => takeMachine(['lab --vm', verb, ...words].join(' '));
  if (verb === 'build') {
    refuseWords(words.filter((word) => word !== '--anew'));
    await take();
    await buildMachine({ anew: words.includes('--anew') });
  } else if (verb === 'up') {
    const hosts = hostsAmong(words);
    await take();
    await upInMachine(hosts.length > 0 ? hosts : hostNames.filter((name) => name !== 'docker6'));
  } else if (verb === 'down') {
    refuseWords(words);
    await take();
    await stopMachine();
  } else if (verb === 'status') {
    refuseWords(words);
    await status();
  } else if (verb === 'shell') shell(hostsAmong(words));
  else if (verb === 'doctor') tellNeeds(doctorNeeds(await thisHolder()));
  else throw new Error(usage);
}

async function status(): Promise<void> {
  const machine = runningMachine();
  if (machine === undefined) {
    console.log('down');
    return;
  }
  const { pid, port, accelerator } = machine;
  const how = accelerator === 'kvm' ? 'KVM' : 'emulated';
  console.log(`up, ${how}, pid ${pid}, ssh at 127.0.0.1:${port}`);
  for (const name of await hostsInMachine()) console.log(name);
}

/** A login shell on a host, or in the machine itself. */
function shell([name, ...others]: readonly HostName[]): void {
  if (others.length > 0) throw new Error('Which host? One: npm run lab -- --vm shell docker1');
  const isTyped = process.stdin.isTTY;
  const command = isTyped ? ['script', '-qec', 'cd; exec bash -l', '/dev/null'] : ['bash', '-l'];
  const words = name === undefined ? ['bash -l'] : [hostLine('on', name, command)];
  const terminal = isTyped ? ['-t'] : [];
  const { port } = requireRunning();
  const { status } = spawnSync('ssh', [...terminal, ...sshArguments(port), ...words], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}

function hostsAmong(words: readonly string[]): HostName[] {
  const unknown = words.find((word) => !isHostName(word));
  if (unknown === undefined) return words.filter(isHostName);
  throw new Error(`${unknown} is no host of the book. There are: ${hostNames.join(', ')}.`);
}

function refuseWords([word]: readonly string[]): void {
  if (word !== undefined) throw new Error(`${word} is one word too many. ${usage}`);
}
