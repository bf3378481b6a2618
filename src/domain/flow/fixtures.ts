import type { Flow } from './flow.ts';

/** A flow for tests: every kind of step and phase, nested, with every sign that mermaid reads as its own. */
export const everyConstruct: Flow = {
  title: '全部写法：“引号”、"quotes"; #1',
  accDescr: '第一句；第二句 50% %% done.',
  chapter: 'swarm/pki',
  participants: [
    { id: 'you', name: '你（管理员）', short: '你' },
    { id: 'new-node', name: '新节点<br/>docker4', short: 'docker4', host: 4 },
    { id: 'end', name: '管理节点 <docker1>', host: 1 },
  ],
  body: [
    {
      phase: 'stage',
      title: '先问',
      steps: [
        {
          id: 'ask',
          kind: 'request',
          from: 'you',
          to: 'new-node',
          label: 'docker swarm join --token <令牌>; # "T"',
          explanation: '敲 `docker swarm join`。',
        },
        {
          id: 'think',
          kind: 'self',
          from: 'new-node',
          label: '拆开令牌，<br/>得到三段',
          explanation: '三段。',
        },
        {
          phase: 'loop',
          title: '直到有答复',
          steps: [
            {
              id: 'retry',
              kind: 'request',
              from: 'new-node',
              to: 'end',
              label: '好了吗？',
              explanation: '再问。',
            },
          ],
        },
      ],
    },
    {
      phase: 'alt',
      title: '令牌对',
      steps: [
        {
          id: 'answer',
          kind: 'reply',
          from: 'end',
          to: 'new-node',
          label: '100% 对：$$x^2$$ {a} \\n end',
          explanation: '答。',
        },
      ],
      otherwise: [
        {
          title: '令牌不对',
          steps: [
            {
              id: 'refuse',
              kind: 'reply',
              from: 'end',
              to: 'new-node',
              label: 'wrap: 拒绝 & 关闭',
              explanation: '拒。',
              correction: 'F090',
            },
            {
              id: 'remark',
              kind: 'note',
              from: 'you',
              to: 'end',
              label: '到此为止',
              explanation: '完。',
            },
          ],
        },
      ],
    },
    {
      phase: 'opt',
      title: '角色是管理节点',
      steps: [{ id: 'beat', kind: 'note', from: 'end', label: '记下', explanation: '记。' }],
    },
    { id: 'last', kind: 'request', from: 'end', to: 'you', label: '完成', explanation: '完。' },
  ],
};
