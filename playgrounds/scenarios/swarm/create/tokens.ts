import type { Scenario } from '../../../lab/scenario.ts';
import { nodesReady, outOfSwarm, swarmOf } from '../setup.ts';

export const scenario: Scenario = {
  title: '加入令牌：查看、拆开、更换',
  hosts: ['docker1', 'docker6'],
  offstage: ['docker4'],
  setup: [outOfSwarm(['docker6']), ...swarmOf({ workers: ['docker4'] })],
  steps: [
    {
      on: 'docker1',
      run: 'docker swarm join-token worker',
      narration: '随时可以再要一次工作节点的加入命令，它不会因为看过而失效。',
    },
    {
      on: 'docker1',
      run: 'docker swarm join-token -q worker',
      capture: { oldToken: /SWMTKN\S+/ },
      narration: '加 -q 只打印令牌，方便脚本当场取用。',
    },
    {
      on: 'docker1',
      run: 'docker swarm join-token -q manager',
      narration: '管理节点的令牌。与上一个逐段比较：前三段相同，只有最后一段不同。',
    },
    {
      on: 'docker1',
      run: 'docker swarm join-token -q worker | cut -d- -f3',
      narration: '用 cut 取出第三段：根 CA 证书的摘要，新节点靠它认出真正的管理节点。',
    },
    {
      on: 'docker1',
      run: 'docker swarm join-token -q manager | cut -d- -f3',
      narration: '管理节点令牌的第三段一字不差：同一个 swarm 只有一个根 CA。',
    },
    {
      on: 'docker1',
      run: 'docker swarm join-token --rotate worker',
      capture: { newToken: /SWMTKN\S+/ },
      narration: '更换工作节点的令牌。看第一行的 Successfully rotated，下面是换过之后的加入命令。',
    },
    {
      on: 'docker6',
      run: (captured) => `docker swarm join --token ${captured('oldToken')} 192.168.110.101:2377`,
      status: 1,
      narration:
        '在 docker6 上试旧令牌：等了约十秒（回放里缩短了），被拒绝。看报错里的 A valid join token is necessary。',
    },
    {
      on: 'docker6',
      run: (captured) => `docker swarm join --token ${captured('newToken')} 192.168.110.101:2377`,
      narration: '换成新令牌，成功加入。',
    },
    nodesReady({ nodes: 3, managers: 1 }),
    {
      on: 'docker1',
      run: 'docker node ls',
      narration:
        '更换之前用旧令牌加入的 docker4 还在，仍是 Ready：令牌只在加入时用，管不着已经加入的节点。',
    },
    {
      on: 'docker1',
      run: 'docker swarm join-token -q worker | cut -d- -f3',
      narration: '第三段没有变：更换的只是最后一段，根 CA 还是原来那个。',
    },
  ],
};
