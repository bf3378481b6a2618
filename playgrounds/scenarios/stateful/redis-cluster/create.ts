import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { address, clusterStands, createCluster, nodesAnswer, startNodes } from '../setup.ts';

/** Node ids, and a dot for each second of waiting. */
const chance = /\b[0-9a-f]{40}\b|^\.*$/g;

export const scenario: Scenario = {
  title: '六个 Redis 组成集群：三主三从',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['redis:7.0'])],
  steps: [
    {
      on: 'docker1',
      run: startNodes([1, 2, 3, 4, 5, 6]),
      narration: '启动六个节点，用主机网络，端口 6381 到 6386，各自打开集群模式。',
    },
    nodesAnswer([1, 2, 3, 4, 5, 6]),
    {
      on: 'docker1',
      run: 'docker exec redis-1 redis-cli -p 6381 cluster info | head -4',
      narration: '此时还是六个互不相识的节点：状态 fail，一个槽位也没有分配。',
    },
    {
      on: 'docker1',
      run: `docker exec -it redis-1 ${createCluster}`,
      answer: [{ when: /\(type 'yes' to accept\): $/, type: 'yes' }],
      varies: chance,
      anyOrder: true, // The nodes, in the order of their ids.
      narration:
        '组成集群，每个主节点配一个副本节点。它先给出方案：16384 个槽位分成三段；看完回答 yes。',
    },
    clusterStands(6),
    {
      on: 'docker1',
      run: `docker exec redis-1 redis-cli --cluster check ${address}:6381 | head -4`,
      varies: /[0-9a-f]{8}\.\.\./g,
      anyOrder: true,
      narration:
        '三个主节点各管三分之一：6382 有 5462 个槽位，另两个各 5461 个；每个带一个副本节点。',
    },
    {
      on: 'docker1',
      run: 'docker exec redis-1 redis-cli -p 6381 cluster info | head -7',
      narration: '状态变成 ok，16384 个槽位全部有主；六个节点，三个主节点。',
    },
  ],
};
