import type { Scenario } from '../../../lab/scenario.ts';
import { outOfSwarm } from '../setup.ts';

export const scenario: Scenario = {
  title: '动手之前：引擎不在任何 swarm 里',
  hosts: ['docker1'],
  setup: [outOfSwarm(['docker1'])],
  steps: [
    {
      on: 'docker1',
      run: "docker info | grep -E '^ +(Volume|Network|Log|Swarm|Runtimes|Default Runtime|Init Binary):'",
      varies: /(?<=Runtimes: ).*/g, // The engine lists them in any order.
      narration:
        '从 docker info 里按名字挑出七行。前三行是数据卷、网络、日志可用的驱动；看 Swarm 一行：inactive，这台引擎还不在任何 swarm 里。',
    },
    {
      on: 'docker1',
      run: "docker info --format '{{.Swarm.LocalNodeState}}'",
      narration: '只取这一个字段，写脚本时用它判断。',
    },
    {
      on: 'docker1',
      run: 'docker node ls',
      status: 1,
      narration: '不在 swarm 里就列不出节点。报错里写着两条出路：init 建一个，join 加入一个。',
    },
    {
      on: 'docker1',
      run: 'docker network ls',
      narration:
        '此时只有三个网络，SCOPE 都是 local。建起 swarm 以后再看，会多出一个 SCOPE 是 swarm 的 ingress：服务对外发布的端口走它。',
    },
  ],
};
