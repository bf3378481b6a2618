import { programOf } from './programs.ts';
import type { OptionRules } from './programs.ts';
import { splitWords } from './split-words.ts';
import type { Token, Unfinished } from './split-words.ts';

/** What a command line asks for, with the words it was read from. */
export interface Meaning {
  readonly commands: readonly SimpleCommand[];
  readonly unfinished: Unfinished | undefined;
  /** Equal for lines that ask for the same. */
  readonly key: string;
}

/** One program with its words, up to an operator. */
export interface SimpleCommand {
  /** What stands before it: nothing, `|`, `&&`, `;` … */
  readonly operator: Token | undefined;
  /** Its name in the usual form: `docker ps` for `docker container ls`. */
  readonly program: readonly string[];
  /** The words that named it. */
  readonly named: readonly Token[];
  readonly options: readonly Option[];
  readonly words: readonly Token[];
  readonly redirections: readonly {
    readonly operator: Token;
    readonly target: Token | undefined;
  }[];
}

/** An option in its usual name. */
export interface Option {
  readonly name: string;
  /** `true` for one that takes no value. */
  readonly value: string | true | undefined;
  /** The word that holds it, and the one that holds its value. */
  readonly word: Token;
  readonly valueWord: Token | undefined;
}

/** Reads what a command line asks for. */
export function meaningOf(line: string): Meaning {
  const { tokens, unfinished } = splitWords(line);
  const commands: SimpleCommand[] = [];
  let operator: Token | undefined;
  let own: Token[] = [];
  const close = (): void => {
    if (operator !== undefined || own.length > 0) commands.push(simpleCommand(operator, own));
  };
  for (const token of withoutEnd(tokens)) {
    if (token.kind === 'operator' && !isRedirection(token)) {
      close();
      operator = token;
      own = [];
    } else own.push(token);
  }
  close();
  return { commands, unfinished, key: commands.map(keyOf).join('\n') };
}

/** A semicolon at the end changes nothing. */
function withoutEnd(tokens: readonly Token[]): readonly Token[] {
  return tokens.at(-1)?.text === ';' ? tokens.slice(0, -1) : tokens;
}

function isRedirection({ text }: Token): boolean {
  return /[<>]/.test(text);
}

function simpleCommand(operator: Token | undefined, tokens: readonly Token[]): SimpleCommand {
  const redirections: { operator: Token; target: Token | undefined }[] = [];
  let words: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.kind === 'operator') redirections.push({ operator: token, target: tokens[++index] });
    else words.push(token);
  }
  // The reader is root in every session; who is used to sudo means the same.
  if (words[0]?.text === 'sudo' && words.length > 1) words = words.slice(1);
  const bodies = words.filter(({ kind }) => kind === 'body');
  words = words.filter(({ kind }) => kind === 'word');
  const program = programOf(words.map(({ text }) => text));
  const named = words.slice(0, program.length);
  const rest = words.slice(program.length);
  const parsed =
    program.rules === undefined ? { options: [], words: rest } : readOptions(rest, program.rules);
  return {
    operator,
    program: program.name,
    named,
    options: parsed.options,
    words: [...parsed.words, ...bodies],
    redirections,
  };
}

function readOptions(
  tokens: readonly Token[],
  rules: OptionRules,
): { options: Option[]; words: Token[] } {
  const options: Option[] = [];
  const words: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined) break;
    const { text } = token;
    const isOver = text === '--' || (rules.stopsAtArgument && words.length > 0);
    if (isOver || text === '-' || !text.startsWith('-')) {
      if (isOver) {
        words.push(...tokens.slice(text === '--' ? index + 1 : index));
        break;
      }
      words.push(token);
      continue;
    }
    const found = text.startsWith('--') ? [longOption(token, rules)] : shortOptions(token, rules);
    const last = found.at(-1);
    if (last?.value === undefined && last !== undefined) {
      const valueWord = tokens[++index];
      found[found.length - 1] = { ...last, value: valueWord?.text, valueWord };
    }
    options.push(...found);
  }
  return { options, words };
}

function longOption(word: Token, { names, withValue }: OptionRules): Option {
  const [, spelling = '', value] = /^(--[^=]+)(?:=([^]*))?$/.exec(word.text) ?? [
    undefined,
    word.text,
  ];
  const name = names.get(spelling) ?? spelling.replace(/^--/, '');
  if (withValue.has(name)) return { name, value, word, valueWord: undefined };
  // `--detach=false` is the same as leaving it out, but nobody types it to mean that: it stays different.
  const isPlain = value === undefined || value === 'true';
  return { name, value: isPlain ? true : value, word, valueWord: undefined };
}

/** `-it` is `-i -t`; `-p80:80` is `-p 80:80`. */
function shortOptions(word: Token, { names, withValue }: OptionRules): Option[] {
  const options: Option[] = [];
  const letters = word.text.slice(1);
  for (let index = 0; index < letters.length; index++) {
    const letter = letters[index] ?? '';
    const name = names.get(`-${letter}`);
    if (name === undefined) {
      // `-9`, `-5`, or a long name behind one dash: the whole word is one option.
      return [...options, { name: letters.slice(index), value: true, word, valueWord: undefined }];
    }
    if (withValue.has(name)) {
      const rest = letters.slice(index + 1).replace(/^=/, '');
      const value = rest === '' ? undefined : rest;
      return [...options, { name, value, word, valueWord: undefined }];
    }
    options.push({ name, value: true, word, valueWord: undefined });
  }
  return options;
}

/** The order of different options does not matter; that of one option given twice does. */
function keyOf({ operator, program, options, words, redirections }: SimpleCommand): string {
  const sorted = options
    .map(({ name, value }, index) => ({ name, value, index }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.index - b.index))
    .filter(
      ({ name, value }, index, all) =>
        // A switch thrown twice is thrown.
        value !== true || all[index - 1]?.name !== name,
    );
  return JSON.stringify([
    operator?.text ?? '',
    program,
    sorted.map(({ name, value }) => [name, value ?? null]),
    words.map(({ text }) => text),
    redirections.map((each) => [normalized(each.operator.text), each.target?.text ?? '']),
  ]);
}

/** `1>` is `>`. */
function normalized(operator: string): string {
  return operator.replace(/^1>/, '>').replace(/^0</, '<');
}
