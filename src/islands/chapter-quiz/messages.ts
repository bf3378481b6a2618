/** What the quiz says besides the questions' own words. */
export const messages = {
  check: '对答案',
  compare: '对照答案',
  again: '重做',
  right: '答对了。',
  wrong: '没有全对，看看下面每一项的理由。',
  nothingChosen: '先选一项。',
  /** Beside an option, and beside a step of an order. */
  choices: { right: '✓ 选对了', wrong: '✗ 选错了', missed: '○ 应选这一项', none: '' },
  places: { right: '✓ 位置对', wrong: '✗ 位置不对', missed: '', none: '' },
  correct: '对',
  incorrect: '错',
  up: (step: string) => `上移：${step}`,
  down: (step: string) => `下移：${step}`,
  moved: (step: string, place: number) => `${step}，现在是第 ${place} 步`,
  progress: (right: number, answered: number, all: number) =>
    `共 ${all} 题，已答 ${answered} 题，答对 ${right} 题。答案只记在这台设备上。`,
  notKept: '这个浏览器不让网页保存数据，离开后答案不会留下。',
} as const;
