import type { Scenario } from '../../../lab/scenario.ts';
import { until } from '../../setup.ts';
import { imagesPulled, swarmOf, tasksRun } from '../setup.ts';

const services = "docker service ls --format '{{.Name}} {{.Replicas}} {{.Image}}'";
const status = "docker service inspect web --format '{{.UpdateStatus.State}}'";

export const scenario: Scenario = {
  title: '更新失败：默认停下来等你，也可以自己退回去',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [...swarmOf({}), imagesPulled('docker1', ['whoami:1.0'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker node ls',
      narration: '一台主机的集群就够看了。',
    },
    {
      on: 'docker1',
      run: `docker service create --name web --replicas 3 --endpoint-mode dnsrr \\
  --update-monitor 3s whoami:1.0`,
      narration: '三个副本。更新时换上一个新任务，看它 3 秒（monitor），这期间失败就算更新失败。',
    },
    {
      on: 'docker1',
      run: 'docker service update --image whoami:9.9 web',
      status: 1,
      varies: /\d\/3:.*/g,
      narration: '标签写错了，没有 9.9。更新停在半路（paused）：默认的失败动作就是暂停。',
    },
    // The task that made way counts until it has stopped.
    { on: 'docker1', hidden: until(`${services} | grep -q 2/3`) },
    {
      on: 'docker1',
      run: services,
      narration: '三个副本里两个还在跑：没轮到的没有动，服务没有全断。',
    },
    {
      on: 'docker1',
      run: "docker service ps web --format '{{.Name}} {{.Image}} {{.Error}}' | grep -m 1 No",
      varies: /web\.\d/g,
      narration: '错在哪儿，看任务的 ERROR 一列。',
    },
    {
      on: 'docker1',
      run: 'docker service rollback web',
      narration: '手动回滚。',
    },
    tasksRun('docker1', 'web', 3),
    {
      on: 'docker1',
      run: services,
      narration: '三个副本都恢复了，镜像也是原来的。',
    },
    {
      on: 'docker1',
      run: `docker service update --image whoami:9.9 \\
  --update-failure-action rollback web`,
      narration: '犯同样的错，但失败动作换成 rollback：它发现失败，自己退了回去。',
    },
    tasksRun('docker1', 'web', 3),
    {
      on: 'docker1',
      run: status,
      narration: '状态是回滚完成（rollback_completed）。',
    },
    {
      on: 'docker1',
      run: services,
      narration: '没有人动手，三个副本又都是 1.0。',
    },
  ],
};
