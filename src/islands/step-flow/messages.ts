import { phaseWords, type Course } from '~/domain/flow/flow.ts';

/** What the page says beside a flow's own words. */
export const words = {
  walk: '逐步看',
  edit: '改一改',
  tellings: '哪种讲法',
  telling: { true: '真实协议', notes: '笔记的讲法' },
  differs: '≠ 两种讲法在这里不同',
  /** Of a flow with one telling, and what its marked steps mean. */
  untold: '笔记没有画这个流程。',
  differsFromNotes: '≠：这一步与笔记的文字不同',
  failed: '没有载入。图和每一步的文字都在下面，是完整的；可以再按一次。',
  count: (steps: number) => `共 ${steps} 步`,
  picture: (title: string) => `时序图：${title}`,
  /** Who sends to whom. */
  message: (from: string, to: string) => `${from} → ${to}`,
  /** Something a participant does on its own. */
  self: (who: string) => `${who} 自己`,
  note: (from: string, to: string) => (from === to ? from : `${from}、${to}`),
  phase: ({ phase, title }: Course) =>
    phaseWords[phase] === '' ? title : `${phaseWords[phase]}：${title}`,
  correction: (id: string) => `勘误 ${id}`,
  instead: (step: string) => `真实的是第 ${step} 步`,
  recorded: '实录',
  output: '输出',
};
