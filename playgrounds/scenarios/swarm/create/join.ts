import type { Scenario } from '../../../lab/scenario.ts';
import { nodesReady, outOfSwarm } from '../setup.ts';

const joinCommand = /docker swarm join --token \S+ \S+/;

export const scenario: Scenario = {
  title: '五台主机组成一个 swarm',
  hosts: ['docker1', 'docker2', 'docker3', 'docker4', 'docker5'],
  setup: [outOfSwarm(['docker1', 'docker2', 'docker3', 'docker4', 'docker5'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker swarm init --advertise-addr 192.168.110.101',
      capture: { joinAsWorker: joinCommand },
      narration:
        '在 docker1 上建立 swarm，它成为第一个管理节点。输出里那行 join 命令，是给工作节点用的。',
    },
    {
      on: 'docker4',
      run: (captured) => captured('joinAsWorker'),
      narration: '把那行命令原样贴到 docker4 上执行。看最后一个词：worker。',
    },
    {
      on: 'docker5',
      run: (captured) => captured('joinAsWorker'),
      narration: '同一行命令在 docker5 上再执行一次，加入令牌可以重复使用。',
    },
    {
      on: 'docker1',
      run: 'docker swarm join-token manager',
      capture: { joinAsManager: joinCommand },
      narration: '回到 docker1，取得管理节点的加入命令。它与前一行只差令牌的最后一段。',
    },
    {
      on: 'docker2',
      run: (captured) => captured('joinAsManager'),
      narration: '在 docker2 上执行，这回的最后一个词是 manager。',
    },
    {
      on: 'docker3',
      run: (captured) => captured('joinAsManager'),
      narration: 'docker3 同样以管理节点的身份加入。',
    },
    nodesReady({ nodes: 5, managers: 3 }),
    {
      on: 'docker1',
      run: 'docker node ls',
      narration:
        '列出全部节点：五台都是 Ready。MANAGER STATUS 一列，Leader 是领导者，Reachable 是另外两台管理节点，空着的是工作节点。',
    },
    {
      on: 'docker1',
      run: 'docker info | grep -A 5 Swarm:',
      narration: 'Swarm 一行变成 active。Managers: 3，Nodes: 5，与上面的列表对得上。',
    },
  ],
};
