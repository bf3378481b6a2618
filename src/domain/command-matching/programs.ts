import { dockerCommands, dockerSynonyms } from './docker-options.ts';

/** How a program reads its options. */
export interface OptionRules {
  /** Every spelling of an option to the name it is known by here: `-d` and `--detach` to `detach`. */
  readonly names: ReadonlyMap<string, string>;
  /** The known names of options that take a value. */
  readonly withValue: ReadonlySet<string>;
  /** After its first argument everything is argument, as in `docker run IMAGE COMMAND …`. */
  readonly stopsAtArgument: boolean;
}

/** A program with the commands below it: `docker`, `docker swarm`, `docker swarm join`. */
export interface Program {
  /** The words that name it, in their usual form: `docker ps` for `docker container ls`. */
  readonly name: readonly string[];
  /** How many words of the line that took. */
  readonly length: number;
  /** undefined when its options are not known here: then every word must be the same and in its place. */
  readonly rules: OptionRules | undefined;
}

/**
 * What other programs take. A letter and a name are two spellings; `=` says that a value follows; `…` that
 * options end at the first argument.
 */
const others: Readonly<Record<string, string>> = {
  ls: 'l a h R t r d 1 i n A',
  ps: 'e f a x u o=',
  ss: 'l n t u p a x 4 6',
  ip: '4 6 br/brief',
  cat: 'n',
  head: 'n/lines= c/bytes=',
  tail: 'n/lines= f/follow c/bytes=',
  wc: 'l/lines w/words c/bytes',
  cut: 'd/delimiter= f/fields= c/characters= s',
  sort: 'n r u k= t=',
  grep: 'i/ignore-case v/invert-match E/extended-regexp F/fixed-strings r/recursive n/line-number c/count o/only-matching w/word-regexp q/quiet A/after-context= B/before-context= C/context= e/regexp=',
  pgrep: 'a/list-full f/full l x',
  mkdir: 'p/parents m/mode= v',
  rm: 'r/recursive f/force v i',
  cp: 'r/recursive a/archive p f v',
  curl: 's/silent S/show-error i/include I/head L/location k/insecure f/fail v/verbose o/output= H/header= d/data= X/request= u/user= m/max-time= unix-socket= cacert= resolve=',
  tar: 't/list x/extract c/create v/verbose z/gzip f/file= C/directory=',
  'redis-cli': 'c h= p= a= n= u= …',
  systemctl: 'q/quiet n/lines= no-pager now a/all',
  readlink: 'f n',
};

const rulesOf = new Map<string, OptionRules>();

/** Finds the program that the first words of a command name. */
export function programOf(words: readonly string[]): Program {
  const [first = ''] = words;
  if (first === 'docker') return dockerOf(words);
  const rules = others[first];
  return { name: [first], length: 1, rules: rules === undefined ? undefined : parse(rules) };
}

function dockerOf(words: readonly string[]): Program {
  for (const length of [3, 2]) {
    if (words.length < length) continue;
    const path = words.slice(1, length).join(' ');
    const usual = dockerSynonyms[path] ?? path;
    const rules = dockerCommands[usual];
    if (rules !== undefined)
      return { name: ['docker', ...usual.split(' ')], length, rules: parse(rules) };
  }
  return { name: ['docker'], length: 1, rules: parse('v/version') };
}

/** The words that may follow the given ones as commands of a program: `swarm`, `node`, … after `docker`. */
export function commandsBelow(words: readonly string[]): readonly string[] {
  if (words[0] !== 'docker' || words.length > 2) return [];
  const paths = [...Object.keys(dockerCommands), ...Object.keys(dockerSynonyms)].map((path) =>
    path.split(' '),
  );
  const below = paths
    .filter((path) => words.slice(1).every((word, index) => path[index] === word))
    .map((path) => path[words.length - 1] ?? '');
  return [...new Set(below)].filter((word) => word !== '').sort();
}

function parse(text: string): OptionRules {
  const known = rulesOf.get(text);
  if (known !== undefined) return known;
  const names = new Map<string, string>();
  const withValue = new Set<string>();
  const entries = text.split(' ').filter((entry) => entry !== '' && entry !== '…');
  for (const entry of entries) {
    const spellings = entry.replace('=', '').split('/');
    const name = spellings.at(-1) ?? '';
    for (const spelling of spellings) {
      names.set(spelling.length === 1 ? `-${spelling}` : `--${spelling}`, name);
    }
    if (entry.endsWith('=')) withValue.add(name);
  }
  const rules = { names, withValue, stopsAtArgument: text.endsWith('…') };
  rulesOf.set(text, rules);
  return rules;
}
