import type { Scenario } from '../../../lab/scenario.ts';
import { nodesReady, outOfSwarm, overlayPortOpen } from '../setup.ts';

export const scenario: Scenario = {
  title: '没有 SSH，照样加入',
  hosts: ['docker1', 'docker2'],
  setup: [outOfSwarm(['docker1', 'docker2'])],
  steps: [
    {
      on: 'docker1',
      run: 'pgrep -a sshd',
      status: 1,
      narration: '在 docker1 上找 sshd 进程：什么也没有，状态码是 1。',
    },
    {
      on: 'docker2',
      run: 'pgrep -a sshd',
      status: 1,
      narration: 'docker2 上也没有。两台主机之间连 SSH 都没有，不输口令的 SSH 登录更无从谈起。',
    },
    {
      on: 'docker1',
      run: 'docker swarm init --advertise-addr 192.168.110.101',
      capture: { joinAsWorker: /docker swarm join --token \S+ \S+/ },
      narration: '在 docker1 上照常初始化。',
    },
    {
      on: 'docker2',
      run: (captured) => captured('joinAsWorker'),
      narration: 'docker2 照常加入。靠的是令牌与 2377/tcp 上的 TLS，与 SSH 无关。',
    },
    nodesReady({ nodes: 2, managers: 1 }),
    overlayPortOpen(['docker1', 'docker2']),
    {
      on: 'docker1',
      run: 'docker node ls',
      narration: '两个节点都是 Ready。',
    },
    {
      on: 'docker1',
      run: 'ss -lntu',
      anyOrder: true, // The kernel's own.
      narration:
        '管理节点监听 2377/tcp、7946/tcp、7946/udp、4789/udp，没有 SSH 的 22。防火墙要放行的就是这四个。',
    },
    {
      on: 'docker2',
      run: 'ss -lntu',
      anyOrder: true, // The kernel's own.
      narration: '工作节点少一个 2377：集群管理的端口只在管理节点上开。',
    },
  ],
};
