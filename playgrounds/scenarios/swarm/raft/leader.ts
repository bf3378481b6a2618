import type { Scenario } from '../../../lab/scenario.ts';
import { until } from '../../setup.ts';
import { swarmOf } from '../setup.ts';

const all = ['docker1', 'docker2', 'docker3'] as const;
/** Which of the two others is elected; docker1 never is. */
const elected = /(?<=docker[23] .*)\b(?:Leader|Reachable)\b/g;
const managerStatus = "docker node ls --format '{{.Hostname}} {{.Status}} {{.ManagerStatus}}'";

export const scenario: Scenario = {
  title: '领导者倒下：剩下的选出新的',
  hosts: ['docker1', 'docker2'],
  offstage: ['docker3'],
  setup: swarmOf({ managers: ['docker2', 'docker3'] }),
  steps: [
    {
      on: 'docker2',
      run: 'docker node ls',
      narration: '三台都是管理节点，docker1 是领导者（Leader），另外两台是热备（Reachable）。',
    },
    {
      on: 'docker1',
      run: 'pkill -9 dockerd',
      narration:
        '杀掉领导者的守护进程，当作它断了电。有 systemd 的主机会把它再拉起来，那里用 systemctl stop docker.socket docker。',
    },
    {
      on: 'docker2',
      hidden: until(`${managerStatus} | grep -qE '^docker[23] .*Leader'`),
    },
    {
      on: 'docker2',
      run: managerStatus,
      varies: /(?<=^docker1 )\w+ (?:Unr|R)eachable|(?<=^docker[23] ).*/g,
      narration: '马上在 docker2 上看：领导者已经换了人。',
    },
    {
      on: 'docker2',
      hidden: until(
        `${managerStatus} | grep -q '^docker1 Down Unreachable' && [ "$(${managerStatus} | grep -c Ready)" = 2 ]`,
        300,
      ),
    },
    {
      on: 'docker2',
      run: 'docker node ls',
      varies: elected,
      narration:
        '过一会儿再看：docker1 是 Down、Unreachable；活着的两台 Ready，其中一台是 Leader。',
    },
    {
      on: 'docker2',
      run: 'docker node update --label-add disk=ssd docker2',
      narration: '三台里还有两台，过半数，照样改得了集群的设置。',
    },
    {
      on: 'docker1',
      run: 'service docker start',
      narration: '把 docker1 的引擎启动起来。',
    },
    {
      on: all,
      hidden: until(`[ "$(${managerStatus} | grep -cE 'Ready (Leader|Reachable)')" = 3 ]`, 300),
    },
    {
      on: 'docker1',
      run: 'docker node ls',
      varies: elected,
      narration: 'docker1 自己回到集群，但只是 Reachable：领导者的位置不会还给它。',
    },
    {
      on: 'docker1',
      run: "docker node inspect docker2 --format '{{.Spec.Labels}}'",
      narration: '它不在时添加的标记，它也补上了。',
    },
  ],
  cleanup: [{ on: 'docker1', hidden: 'service docker start' }],
};
