import type { Finding } from '../../domain/finding/finding.ts';
import { code, type Prose } from './prose.ts';
import type { Spelling } from './spelling.ts';

/** What can be wrong with the letters of the text, wherever a reader sees it. */
export const textProblems = {
  'text/spelling': 'a name is not spelt as in the rest of the book',
  'text/half-width': 'a half-width mark stands between Chinese characters',
  'text/space': 'a Chinese character touches a Latin letter, a digit or code',
  'text/literal-emphasis': 'a ** stands in the text: the emphasis was not understood',
  'text/broken-line': 'a line of a paragraph ends between Chinese characters',
} as const;
type TextProblem = keyof typeof textProblems;

interface Rule {
  readonly problem: TextProblem;
  readonly form: RegExp;
  readonly message: (match: RegExpExecArray) => string;
  readonly remedy: (match: RegExpExecArray) => string;
}

const fullWidth: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
  '"': '“ or ”',
};

const han = String.raw`\p{Script=Han}`;
const around = String.raw`[^\n]{0,8}`;
const rules: readonly Rule[] = [
  {
    problem: 'text/half-width',
    form: new RegExp(`(?<=${han}) ?[,;:!?](?= ?${han})|(?<=${han})[("]|[)"](?=${han})`, 'gu'),
    message: (match) =>
      `"${quote(match)}" has the half-width mark ${match[0].trim()} beside Chinese.`,
    remedy: (match) => `Write ${fullWidth[match[0].trim()] ?? 'the full-width mark'}.`,
  },
  {
    problem: 'text/space',
    form: new RegExp(`(?<=${han})[A-Za-z0-9${code}]|[A-Za-z0-9${code}](?=${han})`, 'gu'),
    message: (match) => `"${quote(match)}" lacks a space beside "${shown(match[0])}".`,
    remedy: () => 'Put a space between Chinese and Latin letters, digits or code.',
  },
  {
    problem: 'text/literal-emphasis',
    // With what it was to emphasize, so that a pair is one finding.
    form: /\*\*(?:[^*\n]+\*\*)?/g,
    message: (match) => `"${quote(match)}" shows its stars.`,
    remedy: () =>
      'Close the emphasis, with no space inside its stars; write ** between backquotes.',
  },
  {
    problem: 'text/broken-line',
    form: new RegExp(`(?<=[${han}，。；：、！？])\\n(?=[${han}“（])`, 'gu'),
    message: (match) => `the paragraph breaks its line at "${quote(match)}".`,
    remedy: () => 'Write a paragraph in one line: the break may show as a space.',
  },
];

/** Checks names against the list of spellings, and the marks and spaces between Chinese and Latin. */
export function checkText(texts: readonly Prose[], spelling: Spelling): readonly Finding[] {
  const all = [...spelling.map(spellingRule), ...rules];
  return texts.flatMap(({ file, text, lineAt }) =>
    all.flatMap(({ problem, form, message, remedy }) =>
      [...text.matchAll(form)].map((match) => ({
        id: problem,
        place: { file, line: lineAt(match.index) },
        message: message(match),
        remedy: remedy(match),
      })),
    ),
  );
}

function spellingRule({ right, wrong }: Spelling[number]): Rule {
  // Longer ones first. A letter, a dot or a slash beside it makes it part of a path, a host or another word.
  const names = [...wrong].sort((a, b) => b.length - a.length).map(escaped);
  return {
    problem: 'text/spelling',
    form: new RegExp(`(?<![\\w./@:\\\\$-])(?:${names.join('|')})(?![\\w/@-]|\\.\\w)`, 'gu'),
    message: (match) => `"${match[0]}" is spelt another way in this book.`,
    remedy: () => `Write "${right}", or put a command or a file between backquotes.`,
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The match with a few characters around it. */
function quote({ input, index, 0: match }: RegExpExecArray): string {
  const before = new RegExp(`${around}$`, 'u').exec(input.slice(0, index))?.[0] ?? '';
  const after = new RegExp(`^${around}`, 'u').exec(input.slice(index + match.length))?.[0] ?? '';
  return shown(before + match + after);
}

function shown(text: string): string {
  return text.replaceAll(code, '`…`').replaceAll('\n', '⏎');
}
