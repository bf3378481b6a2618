import type { Scenario } from '../../../lab/scenario.ts';
import { until } from '../../setup.ts';
import { imagesPulled, swarmOf } from '../setup.ts';

const all = ['docker1', 'docker2', 'docker3'] as const;
const managerStatus = "docker node ls --format '{{.Hostname}} {{.Status}} {{.ManagerStatus}}'";
const noLeader = 'docker node ls 2>&1 | grep -q "does not have a leader"';

export const scenario: Scenario = {
  title: '失去法定人数：任务还在跑，集群改不了',
  hosts: all,
  offstage: ['registry'],
  setup: [...swarmOf({ managers: ['docker2', 'docker3'] }), imagesPulled(all, ['whoami:1.0'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker node ls',
      narration: '三台管理节点，过半数是两台：这就是法定人数。',
    },
    {
      on: 'docker1',
      run: `docker service create -q --name web --mode global \\
  -p mode=host,target=80,published=8080 whoami:1.0`,
      narration: '每台主机跑一个任务，直接占用那台主机的 8080 端口。',
    },
    {
      on: 'docker2',
      run: 'service docker stop',
      narration: '停掉 docker2 的引擎。有 systemd 的主机上是 systemctl stop docker.socket docker。',
    },
    {
      on: 'docker1',
      run: 'docker node update --label-add disk=ssd docker1',
      narration: '剩两台，仍过半数：改得了。',
    },
    {
      on: 'docker3',
      run: 'service docker stop',
      narration: '再停掉 docker3，只剩 docker1 一台。',
    },
    { on: 'docker1', hidden: until(noLeader, 300) },
    {
      on: 'docker1',
      run: 'docker node ls',
      status: 1,
      narration: '一台选不出领导者：报错说管理节点太少，要过半数在线。',
    },
    {
      on: 'docker1',
      run: 'docker node update --label-add disk=hdd docker1',
      status: 1,
      narration: '什么也改不了，报的是同一个错。',
    },
    {
      on: 'docker1',
      run: "docker ps --format '{{.Image}} {{.Status}}'",
      narration: '已经在跑的任务却照常跑。',
    },
    {
      on: 'docker1',
      run: 'curl -s localhost:8080 | grep Hostname',
      varies: /(?<=Hostname: )\S+/g,
      narration: '服务也照常回答。坏掉的是管理，不是业务。',
    },
    {
      on: 'docker2',
      run: 'service docker start',
      narration: '把 docker2 找回来，不必等 docker3。',
    },
    {
      on: 'docker1',
      hidden: until(
        `${managerStatus} 2>&1 | grep -q '^docker3 Down Unreachable' && [ "$(${managerStatus} | grep -c Ready)" = 2 ]`,
        300,
      ),
    },
    {
      on: 'docker1',
      run: 'docker node ls',
      varies: /\bLeader\b|\bReachable\b/g,
      narration: '两台凑够了法定人数，又有了领导者；docker3 还是 Down、Unreachable。',
    },
    {
      on: 'docker1',
      run: 'docker node update --label-add disk=hdd docker1',
      narration: '刚才失败的那条命令，现在成功了。',
    },
  ],
  cleanup: [{ on: all, hidden: 'service docker start' }],
};
