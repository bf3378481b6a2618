import type { HiddenStep, Scenario } from '../../../lab/scenario.ts';
import { until } from '../../setup.ts';
import { imagesPulled, swarmOf, tasksRun } from '../setup.ts';

const both = ['docker1', 'docker2'] as const;
const images = "docker service ps -f desired-state=running web --format '{{.Image}}'";
/** Waits until so many tasks of the new image run. */
const newTasksRun = (count: number): HiddenStep => ({
  on: 'docker1',
  hidden: until(
    `[ "$(docker service ps -f desired-state=running --format '{{.Image}} {{.CurrentState}}' web | grep -c '2.0 Running')" = ${count} ]`,
    250,
  ),
});

export const scenario: Scenario = {
  title: '滚动更新：两个两个地换，换完再换回来',
  hosts: ['docker1'],
  offstage: ['docker2', 'registry'],
  setup: [...swarmOf({ workers: ['docker2'] }), imagesPulled(both, ['whoami:1.0', 'whoami:2.0'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker node ls',
      narration: '一台管理节点，一台工作节点。',
    },
    {
      on: 'docker1',
      run: `docker service create --name web --replicas 4 --endpoint-mode dnsrr \\
  --update-parallelism 2 --update-delay 20s --rollback-parallelism 2 whoami:1.0`,
      narration: '四个副本。更新时每批换两个（parallelism），两批之间等 20 秒（delay）。',
    },
    {
      on: 'docker1',
      run: 'docker service inspect --pretty web | grep -A 6 UpdateConfig',
      narration: '没写的都是默认值：失败了就暂停（pause），先停旧的再起新的（stop-first）。',
    },
    {
      on: 'docker1',
      run: 'docker service update -d --image whoami:2.0 web',
      narration: '换成 2.0。-d 让命令马上返回，更新在后面进行。',
    },
    newTasksRun(2),
    {
      on: 'docker1',
      run: "docker service ps web --format '{{.Name}} {{.Image}} {{.CurrentState}}'",
      varies: /web\.\d/g,
      anyOrder: true,
      narration:
        '第一批换完了：两个已是 2.0，换下来的旧任务列在各自下面（Shutdown）；另外两个还是 1.0，一直在跑。',
    },
    // In two parts: a hidden step has a minute.
    newTasksRun(4),
    tasksRun('docker1', 'web', 4),
    {
      on: 'docker1',
      run: "docker service inspect web --format '{{json .UpdateStatus}}'",
      narration: '更新完成（completed）。',
    },
    {
      on: 'docker1',
      run: images,
      narration: '四个都是 2.0 了。',
    },
    {
      on: 'docker1',
      run: 'docker service rollback web',
      narration: '回滚到更新之前的设置，这次看着它一步步走。',
    },
    {
      on: 'docker1',
      run: images,
      narration: '又都是 1.0：回到了最近一次更新之前。',
    },
  ],
};
