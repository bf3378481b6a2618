import type { Scenario } from '../../../lab/scenario.ts';
import { until } from '../../setup.ts';
import { imagesPulled, swarmOf } from '../setup.ts';

const others = ['docker2', 'docker3'] as const;

export const scenario: Scenario = {
  title: '多数管理节点回不来了：从剩下的一台重建集群',
  hosts: ['docker1'],
  offstage: [...others, 'registry'],
  setup: [...swarmOf({ managers: others }), imagesPulled('docker1', ['whoami:1.0'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker node ls',
      narration: '三台管理节点。',
    },
    {
      on: 'docker1',
      run: `docker service create -q --name web --constraint node.hostname==docker1 \\
  -p mode=host,target=80,published=8080 whoami:1.0`,
      narration: 'docker1 上跑着一个服务。',
    },
    { on: others, hidden: 'pkill -9 dockerd' },
    {
      on: 'docker1',
      hidden: until('docker node ls 2>&1 | grep -q "does not have a leader"', 300),
    },
    {
      on: 'docker1',
      run: 'docker node ls',
      status: 1,
      narration: 'docker2、docker3 同时坏了，而且修不好：集群没有领导者，也等不来法定人数。',
    },
    {
      on: 'docker1',
      run: 'docker swarm init --force-new-cluster --advertise-addr 192.168.110.101',
      narration: '最后的办法：用 docker1 手里的数据另起一个集群，管理节点只有它自己。',
    },
    {
      on: 'docker1',
      hidden: until(
        `[ "$(docker node ls --format '{{.Status}} {{.ManagerStatus}}' | grep -cE '^Down $|^Ready Leader')" = 3 ]`,
        300,
      ),
    },
    {
      on: 'docker1',
      run: 'docker node ls',
      narration: 'docker1 是领导者。另外两台还留在名单上，但已不是管理节点：MANAGER STATUS 空着。',
    },
    {
      on: 'docker1',
      run: 'docker service ls && curl -s localhost:8080 | grep Hostname',
      varies: /(?<=Hostname: )\S+|^[a-z0-9]{12}(?= )/gm,
      narration: '服务的设置还在，任务也一直在跑。',
    },
    {
      on: 'docker1',
      run: 'docker node rm docker2 docker3',
      narration: '把回不来的两台从名单上删掉。',
    },
    {
      on: 'docker1',
      run: 'docker swarm join-token manager',
      narration: '要凑回三台管理节点，就到两台新主机上执行打印的这行命令。',
    },
  ],
  cleanup: [{ on: others, hidden: 'service docker start' }],
};
