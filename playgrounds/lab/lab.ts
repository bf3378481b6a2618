/**
 * The lab's command: hosts of the book on this one Linux machine.
 *
 *   npm run lab -- up [HOST…]     start hosts with their engines (docker1 to docker5 unless named)
 *   npm run lab -- down [HOST…]   stop them; without a name all, and the network between them
 *   npm run lab -- wipe           down, then delete the hosts' disks
 *   npm run lab -- status         which hosts run
 *   npm run lab -- shell HOST     a login shell on a host
 *   npm run lab -- build [IMAGE…] what hosts start from, and the book's images in the lab's registry
 *   npm run lab -- verify [--check] [SESSION…]   play sessions again and compare with their recordings;
 *                                 --check writes no date of verification
 *   npm run lab -- doctor         what this machine has and lacks for it
 *   npm run lab -- --vm …         the same hosts in a virtual machine: vm/command.ts
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { hostAddresses, hostNames, isHostName, type HostName } from './addresses.ts';
import { build } from './build.ts';
import { down } from './down.ts';
import { onHost } from './enter.ts';
import { hostFolder } from './folders.ts';
import { isUp, knownHosts, pidOf } from './hosts.ts';
import { takeLab } from './lock.ts';
import { needsOf, requireRoot, tellNeeds, thisMachine } from './machine.ts';
import { closeShellsAtExit } from './perform.ts';
import { up } from './up.ts';
import { verify } from './verify.ts';
import { vmCommand } from './vm/command.ts';

/** What takes other words than hosts. */
const wordVerbs: Record<string, (words: readonly string[]) => Promise<void>> = {
  build,
  verify: (words) =>
    verify(
      words.filter((word) => word !== '--check'),
      { keepDates: words.includes('--check') },
    ),
};

const verbs: Record<string, (hosts: readonly HostName[]) => Promise<void> | void> = {
  up: (hosts) =>
    up(hosts.length > 0 ? hosts : ['docker1', 'docker2', 'docker3', 'docker4', 'docker5']),
  down,
  wipe,
  status,
  shell,
  doctor,
};

async function wipe(): Promise<void> {
  await down([]);
  rmSync(hostFolder(), { recursive: true, force: true });
}

function status(): void {
  const known = knownHosts();
  if (known.length === 0) console.log('No host has been up yet: npm run lab -- up');
  for (const name of known) {
    const state = isUp(name) ? `up, pid ${pidOf(name)}` : 'down';
    console.log(`${name.padEnd(9)} ${hostAddresses[name].padEnd(15)} ${state}`);
  }
}

function shell([name, ...others]: readonly HostName[]): void {
  if (name === undefined || others.length > 0) {
    throw new Error('Which host? One: npm run lab -- shell docker1');
  }
  requireRoot();
  // util-linux's script makes the terminal inside the host, so programs there find their tty.
  const command = process.stdin.isTTY
    ? ['script', '-qec', 'cd; exec bash -l', '/dev/null']
    : ['bash', '-l'];
  process.exitCode = spawnSync(...onHost(name, command), { stdio: 'inherit' }).status ?? 1;
}

function doctor(): void {
  tellNeeds(needsOf(thisMachine()));
}

async function main([verb = '', ...words]: readonly string[]): Promise<void> {
  if (verb === '--vm') return vmCommand(words);
  const changes = ['up', 'down', 'wipe', 'build'].includes(verb);
  const action = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  const wordAction = Object.hasOwn(wordVerbs, verb) ? wordVerbs[verb] : undefined;
  if (action === undefined && wordAction === undefined) {
    throw new Error(
      `npm run lab -- ${Object.keys(verbs).join('|')} [HOST…], build [IMAGE…] or verify [SESSION…]. See playgrounds/lab/README.md.`,
    );
  }
  const unknown = words.find((word) => !isHostName(word));
  if (unknown !== undefined && action !== undefined) {
    throw new Error(`${unknown} is no host of the book. There are: ${hostNames.join(', ')}.`);
  }
  if (changes) {
    requireRoot();
    await takeLab(`lab ${[verb, ...words].join(' ')}`);
  }
  await action?.(words.filter(isHostName));
  await wordAction?.(words);
}

if (import.meta.main) {
  closeShellsAtExit(); // verify opens some.
  await main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
