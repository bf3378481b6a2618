import { nearest } from '../finding/nearest.ts';
import type { Meaning, Option, SimpleCommand } from './meaning.ts';
import type { Token } from './split-words.ts';

/** The first thing, from left to right, in which a typed line is not the expected one. */
export type Difference =
  /** `typed` stands where `expected` belongs. */
  | { readonly kind: 'word'; readonly typed: string; readonly expected: string }
  | { readonly kind: 'extra'; readonly typed: string }
  | { readonly kind: 'missing'; readonly expected: string }
  /** The right option with another value. */
  | {
      readonly kind: 'value';
      readonly option: string;
      readonly typed: string;
      readonly expected: string;
    };

/** @returns undefined never: the two must not mean the same. */
export function firstDifference(typed: Meaning, expected: Meaning): Difference {
  const count = Math.max(typed.commands.length, expected.commands.length);
  for (let index = 0; index < count; index++) {
    const own = typed.commands[index];
    const other = expected.commands[index];
    if (other === undefined) return { kind: 'extra', typed: beginningOf(own) };
    if (own === undefined) return { kind: 'missing', expected: beginningOf(other) };
    const difference = betweenCommands(own, other);
    if (difference !== undefined) return difference;
  }
  // The same words with another order of one option given twice.
  return { kind: 'missing', expected: 'order' };
}

function beginningOf(command: SimpleCommand | undefined): string {
  return command?.operator?.raw ?? command?.named[0]?.raw ?? '';
}

function betweenCommands(typed: SimpleCommand, expected: SimpleCommand): Difference | undefined {
  const operator = byWord(typed.operator, expected.operator);
  if (operator !== undefined) return operator;
  const length = Math.max(typed.program.length, expected.program.length);
  for (let index = 0; index < length; index++) {
    if (typed.program[index] === expected.program[index]) continue;
    const own = typed.named[index] ?? typed.words[index - typed.named.length];
    const other = expected.named[index] ?? expected.words[index - expected.named.length];
    const difference = byWord(own, other);
    if (difference !== undefined) return difference;
  }
  return differenceInWords(typed, expected);
}

/** Goes through the typed words from the left; what is missing is told when all that is there is right. */
function differenceInWords(typed: SimpleCommand, expected: SimpleCommand): Difference | undefined {
  const left = [...expected.options];
  let words = 0;
  const inOrder = [
    ...typed.options.map((option) => ({ at: option.word.at, option, word: undefined })),
    ...typed.words.map((word) => ({ at: word.at, option: undefined, word })),
  ].sort((a, b) => a.at - b.at);
  for (const { option, word } of inOrder) {
    const difference =
      option === undefined ? byWord(word, expected.words[words++]) : byOption(option, left);
    if (difference !== undefined) return difference;
  }
  const missing = left[0]?.word ?? expected.words[words];
  if (missing !== undefined) return { kind: 'missing', expected: missing.raw };
  return betweenRedirections(typed, expected);
}

function byWord(typed: Token | undefined, expected: Token | undefined): Difference | undefined {
  if (typed === undefined && expected === undefined) return undefined;
  if (typed === undefined) return { kind: 'missing', expected: expected?.raw ?? '' };
  if (expected === undefined) return { kind: 'extra', typed: typed.raw };
  if (typed.text === expected.text) return undefined;
  return { kind: 'word', typed: typed.raw, expected: expected.raw };
}

/** Takes the option out of those that are left; undefined when it is there with the same value. */
function byOption(typed: Option, left: Option[]): Difference | undefined {
  const exact = left.findIndex(({ name, value }) => name === typed.name && value === typed.value);
  if (exact >= 0) {
    left.splice(exact, 1);
    return undefined;
  }
  const other = left.find(({ name }) => name === typed.name);
  if (other === undefined) {
    // Misspelt, if one of the expected options looks like it.
    const meant = nearest(
      typed.name,
      left.map(({ name }) => name),
    );
    const word = left.find(({ name }) => name === meant)?.word.raw.replace(/=.*/, '');
    const own = typed.word.raw.replace(/=.*/, '');
    return word === undefined || !own.startsWith('--')
      ? { kind: 'extra', typed: own }
      : { kind: 'word', typed: own, expected: word };
  }
  if (typeof typed.value !== 'string') {
    return { kind: 'missing', expected: other.valueWord?.raw ?? other.word.raw };
  }
  return {
    kind: 'value',
    option: typed.word.raw.replace(/=.*/, ''),
    typed: typed.valueWord?.raw ?? typed.value,
    expected: other.valueWord?.raw ?? String(other.value),
  };
}

function betweenRedirections(
  typed: SimpleCommand,
  expected: SimpleCommand,
): Difference | undefined {
  const count = Math.max(typed.redirections.length, expected.redirections.length);
  for (let index = 0; index < count; index++) {
    const own = typed.redirections[index];
    const other = expected.redirections[index];
    const difference = byWord(own?.operator, other?.operator) ?? byWord(own?.target, other?.target);
    if (difference !== undefined) return difference;
  }
  return undefined;
}
