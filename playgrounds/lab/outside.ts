import { readdirSync, readFileSync } from 'node:fs';
import {
  cpus,
  homedir,
  hostname,
  networkInterfaces,
  release,
  userInfo,
  version as kernelBuild,
} from 'node:os';
import { join } from 'node:path';
import { labFolder } from './folders.ts';
import { plainText } from './plain-text.ts';

/** Something of the recording machine that no recording may show. */
export interface OutsideTrace {
  /** What it is, such as `kernel release`. */
  readonly what: string;
  readonly text: string;
}

/**
 * Where a text shows something of the machine outside. A trace counts as a word of its own: the host
 * name `vm` is not found in `vmlinuz`. It is also found through escape sequences and wrapped lines.
 */
export function findOutside(text: string, traces: readonly OutsideTrace[]): OutsideTrace[] {
  const plain = plainText(text);
  const unwrapped = plain.replaceAll(/ ?\r/g, ''); // readline wraps a long typed line with " \r".
  return traces.filter(({ text: trace }) => {
    const word = new RegExp(`(?<![\\w-])${RegExp.escape(trace)}(?![\\w-])`);
    return word.test(plain) || word.test(unwrapped);
  });
}

/** What there is to find on this machine. */
export function outsideTraces(): OutsideTrace[] {
  const version = readFileSync('/proc/version', 'utf8').trim();
  const user = userInfo().username;
  const found: OutsideTrace[] = [
    { what: 'kernel release', text: release() },
    { what: 'kernel version', text: version },
    { what: 'kernel build', text: kernelBuild() },
    { what: 'kernel builder', text: builderOf(version) },
    { what: 'host name', text: hostname() },
    ...cpus().map(({ model }) => ({ what: 'CPU model', text: model.trim() })),
    { what: 'lab folder', text: labFolder },
    { what: 'repository folder', text: join(import.meta.dirname, '..', '..') },
    ...archiveHosts().map((text) => ({ what: 'package archive', text })),
    ...ownAddresses().map((text) => ({ what: 'address', text })),
    ...nameServersIn(textOf('/etc/resolv.conf')).map((text) => ({ what: 'name server', text })),
  ];
  // Inside the hosts the user is root at /root too: that tells nothing.
  if (user !== 'root') {
    found.push({ what: 'user', text: user }, { what: 'home folder', text: homedir() });
  }
  const seen = new Set<string>();
  return found.filter(({ text }) => {
    const fresh = text !== '' && text !== 'localhost' && !seen.has(text);
    seen.add(text);
    return fresh;
  });
}

/** Who built the kernel, `user@host` as in `/proc/version`; the empty string when it does not tell. */
export function builderOf(version: string): string {
  return /\(([^()\s]+@[^()\s]+)\)/.exec(version)?.[1] ?? '';
}

/** The hosts that package sources and proxies name, this machine itself aside. */
export function archiveHostsIn(sources: string): string[] {
  return [...sources.matchAll(/\bhttps?:\/\/(?:[^\s/@]*@)?([^\s/:]+)/g)]
    .map(([, host = '']) => host)
    .filter((host) => host !== 'localhost');
}

function archiveHosts(): string[] {
  const folders = ['/etc/apt', '/etc/apt/sources.list.d', '/etc/apt/apt.conf.d'];
  const proxies = [process.env['http_proxy'], process.env['https_proxy']].join('\n');
  return archiveHostsIn([...folders.flatMap(textsOf), proxies].join('\n'));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // There is no such file on this machine.
  }
}

function textsOf(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.gpg'))
      .map((entry) => readFileSync(join(folder, entry.name), 'utf8'));
  } catch {
    return []; // Not a Debian: there is no such folder.
  }
}

/** The name servers and search domains of a resolv.conf, this machine itself aside. */
export function nameServersIn(resolvConf: string): string[] {
  const lines = [...resolvConf.matchAll(/^(?:nameserver|search|domain)\s+(.*)$/gm)];
  return lines
    .flatMap(([, words = '']) => words.trim().split(/\s+/))
    .filter((word) => !/^(?:127\.|::1$|\.$|localdomain$)/.test(word));
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address);
}
