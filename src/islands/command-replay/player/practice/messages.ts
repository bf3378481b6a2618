import type { Verdict } from '~/domain/command-matching/judge.ts';
import { editDistance } from '~/domain/finding/nearest.ts';
import { keysForReader } from '~/domain/command-matching/keys.ts';

/** What the reader who types is told. */
export const practiceWords = {
  task: (host: string) => `轮到你了，在 ${host} 上敲出这一步的命令。`,
  taskKeys: (host: string, command: string) =>
    `轮到你了，在 ${host} 上按 ${keysForReader(command)}。`,
  running: '正在放这条命令当时的输出。',
  honest: '这里没有真的引擎：敲对了，放的是录下来的输出；录像里没有的命令不会假装执行。',
  hint: '提示',
  answer: '看答案',
  skip: '跳过',
  again: '从头再来',
  focus: '点这里开始敲',
  finished: '全部敲完了。',
  resumed: (number: number) => `接着上次，从第 ${number} 条开始。`,
  answerIs: (command: string) => `答案：${command}`,
  hints: [
    (first: string, count: number) =>
      count === 1
        ? `只有一个词，以 ${first.slice(0, 1)} 开头。`
        : `共 ${count} 个词，第一个是 ${first}。`,
    (beginning: string) => `开头是：${beginning} …`,
    (blanked: string) => blanked,
  ] as const,
  hintKeys: (command: string) => `按 ${keysForReader(command)}。`,
  matched: '对了。',
  matchedOtherwise: '对了，写法不同，意思一样。',
  skipped: '跳过了这一步，放的是录下来的输出。',
  otherHost: (host: string) => `命令对，主机不对：这一步在 ${host} 上敲。`,
  notThisHost: (host: string) => `这一步在 ${host} 上，先切过去。`,
  nothingRuns: '没有正在运行的程序。',
  keyIgnored: (command: string) => `程序正在运行，这里要按 ${keysForReader(command)}。`,
};

/** What to tell about a line that is not the one that is due. */
export function tellVerdict(
  verdict: Exclude<Verdict, { kind: 'match' }>,
  hostOf: (index: number) => string,
): string {
  switch (verdict.kind) {
    case 'empty':
      return '';
    case 'full-width':
      return verdict.ascii === ' '
        ? '这一行里有输入法打出来的全角空格，换成半角的。'
        : `“${verdict.character}” 是输入法打出来的全角字符，换成英文的 “${verdict.ascii}”。`;
    case 'unfinished':
      return unfinished[verdict.what];
    case 'key-wanted':
      return practiceWords.keyIgnored(verdict.keys);
    case 'later':
      return `这是第 ${verdict.index + 1} 条命令（在 ${hostOf(verdict.index)} 上），还没轮到它。`;
    case 'earlier':
      return `这是第 ${verdict.index + 1} 条命令，前面已经执行过。`;
    case 'unknown':
      return verdict.nearest === undefined
        ? `这段录像里没有 ${verdict.program} 的输出，所以不能执行。这一步不用它。`
        : `这段录像里没有 ${verdict.program}。你是不是想敲 ${verdict.nearest}？`;
    case 'differs':
      return tellDifference(verdict.difference);
  }
}

const unfinished = {
  quote: '引号没有配对。',
  expansion: '$( 没有配对的 )。',
  continued: '命令还没写完，接着敲。',
  body: '内嵌文档还没写完，接着敲。',
};

type Difference = Extract<Verdict, { kind: 'differs' }>['difference'];

function tellDifference(difference: Difference): string {
  switch (difference.kind) {
    case 'word':
      return isMisspelt(difference.typed, difference.expected)
        ? `从 ${difference.typed} 起不一样，是不是想敲 ${difference.expected}？`
        : `从 ${difference.typed} 起不一样。录像里没有这条命令的输出，所以不能执行。`;
    case 'extra':
      return `多了 ${difference.typed}。录像里没有这条命令的输出，所以不能执行。`;
    case 'missing':
      return difference.expected.startsWith('-')
        ? '前面都对，还缺一个选项。'
        : '前面都对，后面还缺一个词。';
    case 'value':
      return `${difference.option} 后面的 ${difference.typed} 不对。`;
  }
}

/** One or two letters off: telling the right word spoils nothing. */
function isMisspelt(typed: string, expected: string): boolean {
  return expected.length > 3 && editDistance(typed, expected) <= 2;
}
