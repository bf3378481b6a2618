import { join } from 'node:path';
import type { HostName } from '../addresses.ts';
import { vmFolder } from '../folders.ts';

/** Where the key is that opens the machine; made when it first starts. */
export const keyFile = join(vmFolder, 'key');

/** All commands share one connection: to make one takes an emulated machine seconds. */
export const connectionSocket = join(vmFolder, 'ssh');

/** The arguments of ssh that reach the machine; a command's words follow, quoted for its shell. */
export function sshArguments(port: number): string[] {
  const options = {
    BatchMode: 'yes',
    ConnectTimeout: '10',
    ControlPath: connectionSocket,
    IdentitiesOnly: 'yes',
    LogLevel: 'ERROR',
    ServerAliveInterval: '30',
    ServerAliveCountMax: '10',
    // Nobody else can have this port of the loopback address, and the host key is made at each start.
    StrictHostKeyChecking: 'no',
    UserKnownHostsFile: '/dev/null',
  };
  const words = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  return ['-F', '/dev/null', '-i', keyFile, '-p', String(port), ...words, 'root@127.0.0.1'];
}

/** A command's words as one line of shell that gives them back. */
export function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ');
}

/**
 * The line that runs a command on a host inside the machine.
 *
 * @param verb - `terminal` for what must end with its input, `on` for the rest; hosts.sh has both.
 */
export function hostLine(
  verb: 'on' | 'terminal',
  name: HostName,
  command: readonly string[],
): string {
  return quoted(['lab-hosts', verb, name, ...command]);
}
