import { phaseWords, type Course } from '~/domain/flow/flow.ts';

/** Every word that a flow says beside its own. */
export const words = {
  count: (steps: number) => `共 ${steps} 步`,
  picture: (title: string) => `时序图：${title}`,
  /** Who sends to whom. */
  message: (from: string, to: string) => `${from} → ${to}`,
  /** Something a participant does on its own. */
  self: (who: string) => `${who} 自己`,
  note: (from: string, to: string) => (from === to ? from : `${from}、${to}`),
  phase: ({ phase, title }: Course) =>
    phaseWords[phase] === '' ? title : `${phaseWords[phase]}：${title}`,
  correction: (id: string) => `与笔记不同（勘误 ${id}）`,
};
