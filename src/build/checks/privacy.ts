import type { Finding } from '../../domain/finding/finding.ts';
import type { SourceFile } from './source-file.ts';

/** What must not leave the machine of whoever wrote or recorded it. */
export const privacyProblems = {
  'private/e-mail': 'an address of mail that may be a real person’s',
  'private/address': 'a public IP address that may be a real machine’s',
  'private/machine-path': 'a path of the machine that wrote or recorded it',
} as const;
type PrivacyProblem = keyof typeof privacyProblems;

interface Rule {
  readonly problem: PrivacyProblem;
  readonly form: RegExp;
  readonly isHarmless: (match: string, file: string) => boolean;
  readonly remedy: string;
}

/** Domains that nobody owns (RFC 2606, RFC 6762), and endings that are units of systemd, not domains. */
const nobodysDomain =
  /@(.*\.)?(example(\.(com|net|org|cn))?|test|invalid|localhost|local|internal|lan|service|socket|target|mount|timer|slice|scope)$/i;

/** First numbers of addresses that reach nobody in particular, with the length of each network. */
const harmlessNetworks: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24], // Documentation, RFC 5737.
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24], // Documentation.
  ['203.0.113.0', 24], // Documentation.
  ['224.0.0.0', 3], // Multicast, reserved, broadcast and netmasks.
  ['172.38.0.0', 16], // The bridge of the notes' Redis cluster, which is public by mistake; chapters say so.
  // Public name servers that everyone names.
  ['1.1.1.1', 32],
  ['8.8.4.4', 32],
  ['8.8.8.8', 32],
  ['114.114.114.114', 32],
  ['223.5.5.5', 32],
  ['223.6.6.6', 32],
];

/** Users that stand for anybody, or belong to an image. */
const nobodysHome =
  /^(app|apps|deploy|docker|git|gitlab|jenkins|jenkins_home|mysql|name|node|redis|student|user|username|www|you)$/i;

const rules: readonly Rule[] = [
  {
    problem: 'private/e-mail',
    // After a slash it is part of a web address. In JSON, as recordings are, `\n@` is a new line, and not n's.
    form: /(?<![\w.+/-])(?!(?<=\\)[nrt]@)[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?![\w-])/gi,
    isHarmless: (match) => nobodysDomain.test(match) || match.startsWith('git@'),
    remedy: 'Write an address at example.com.',
  },
  {
    problem: 'private/address',
    // Not a part of a longer number, a version (v1.2.3.4, 1.2.3.4-5) or a file's name.
    form: /(?<![\w.-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\w)/g,
    // The coordinates of a drawing look like addresses.
    isHarmless: (match, file) => file.endsWith('.svg') || isHarmlessAddress(match),
    remedy: 'Use 192.168.110.x for hosts, 203.0.113.x for a public address; bind the lab to those.',
  },
  {
    problem: 'private/machine-path',
    form: /(?:\/home\/|\/Users\/|\b[A-Z]:\\+Users\\+)[\w.-]+/g,
    isHarmless: (match) => nobodysHome.test(match.split(/[/\\]/).at(-1) ?? ''),
    remedy: 'Write a path that every reader has: the home of “user”.',
  },
];

/**
 * Looks for what tells of a person or a machine, in every text of the project.
 *
 * @param checkout - The folder of this repository, which must not be named in it; a short one proves nothing.
 */
export function checkPrivacy(files: readonly SourceFile[], checkout: string): readonly Finding[] {
  const all =
    checkout.split(/[/\\]/).filter(Boolean).length < 2 ? rules : [...rules, own(checkout)];
  return files.flatMap(({ file, text }) => all.flatMap((rule) => violations(rule, file, text)));
}

function own(checkout: string): Rule {
  const folder = checkout.replace(/[/\\]$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return {
    problem: 'private/machine-path',
    form: new RegExp(`(?<![\\w/])${folder}(?![\\w-])`, 'g'),
    isHarmless: () => false,
    remedy: 'Write the path from the root of the repository.',
  };
}

function violations(
  { problem, form, isHarmless, remedy }: Rule,
  file: string,
  text: string,
): readonly Finding[] {
  const findings: Finding[] = [];
  let line = 1;
  let counted = 0;
  for (const match of text.matchAll(form)) {
    if (isHarmless(match[0], file)) continue;
    for (; counted < match.index; counted++) if (text[counted] === '\n') line++;
    const message = `"${match[0]}" is ${privacyProblems[problem]}.`;
    findings.push({ id: problem, place: { file, line }, message, remedy });
  }
  return findings;
}

function isHarmlessAddress(address: string): boolean {
  const numbers = address.split('.').map(Number);
  // 999 is no part of an address, and a leading zero is a version or a date.
  if (numbers.some((each) => each > 255) || /(^|\.)0\d/.test(address)) return true;
  return harmlessNetworks.some(([network, length]) => {
    const shift = 32 - length;
    return value(network) >>> shift === value(address) >>> shift;
  });
}

function value(address: string): number {
  return address.split('.').reduce((sum, each) => sum * 256 + Number(each), 0);
}
