import type { Scenario } from '../../../lab/scenario.ts';
import { outOfSwarm, swarmOf } from '../setup.ts';

export const scenario: Scenario = {
  title: '谁能看节点列表：管理节点、工作节点、局外人',
  hosts: ['docker2', 'docker4', 'docker6'],
  offstage: ['docker1', 'docker3', 'docker5'],
  setup: [
    outOfSwarm(['docker6']),
    ...swarmOf({ managers: ['docker2', 'docker3'], workers: ['docker4', 'docker5'] }),
  ],
  steps: [
    {
      on: 'docker2',
      run: 'docker node ls',
      narration:
        '在管理节点 docker2 上列出节点。星号跟着敲命令的主机走，现在在 docker2 那一行；领导者仍是 docker1。',
    },
    {
      on: 'docker4',
      run: 'docker node ls',
      status: 1,
      narration: 'docker4 是工作节点，同一条命令报错：工作节点既不能查看也不能修改集群状态。',
    },
    {
      on: 'docker4',
      run: "docker info --format '{{.Swarm.LocalNodeState}} {{.Swarm.ControlAvailable}}'",
      narration: '工作节点知道自己在 swarm 里（active），也知道自己没有控制权（false）。',
    },
    {
      on: 'docker4',
      run: (captured) => `docker swarm join --token ${captured('worker')} 192.168.110.101:2377`,
      status: 1,
      narration: '已经在 swarm 里的节点再加入一次会被拒绝。要换一个 swarm，先 docker swarm leave。',
    },
    {
      on: 'docker6',
      run: 'docker node ls',
      status: 1,
      narration:
        'docker6 不在任何 swarm 里。报错的开头与 docker4 相同，后半句不同：让你先 init 或 join。',
    },
  ],
};
