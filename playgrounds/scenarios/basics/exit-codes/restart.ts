import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine, quietly } from '../setup.ts';

/** Shell that asks every 0.1 s, for 40 s, until the answer is yes. */
const until = (condition: string) =>
  `for i in $(seq 400); do if ${condition}; then break; fi; sleep 0.1; done; ${condition}`;
const field = (container: string, template: string) =>
  `$(docker inspect ${container} --format '${template}')`;

export const scenario: Scenario = {
  title: '重启策略：on-failure、always、unless-stopped',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35', 'nginx:1.22'])],
  steps: [
    {
      on: 'docker1',
      run: "docker run -d --name three --restart on-failure:3 busybox:1.35 sh -c 'exit 7'",
      narration: '一启动就失败的容器。on-failure:3 表示失败才重启，最多三次。',
    },
    quietly(
      'docker1',
      until(`[ "${field('three', '{{.RestartCount}} {{.State.Status}}')}" = '3 exited' ]`),
    ),
    {
      on: 'docker1',
      run: "docker inspect three --format 'restarts={{.RestartCount}} status={{.State.Status}} code={{.State.ExitCode}}'",
      narration: '重启了三次，然后放弃，状态码是程序给的 7。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name again --restart always busybox:1.35 true',
      narration: 'always：不管退出状态码是多少都重启，连成功的也不例外。',
    },
    quietly(
      'docker1',
      until(
        `[ ${field('again', '{{.RestartCount}}')} -ge 7 ] && [ ${field('again', '{{.State.Status}}')} = restarting ]`,
      ),
    ),
    {
      on: 'docker1',
      run: "docker ps -a --filter name=again --format '{{.Names}}: {{.Status}}'",
      narration: 'Restarting (0)：每次都正常退出，又被拉起来。两次之间的等待一次比一次长一倍。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name web --restart unless-stopped nginx:1.22',
      narration: 'unless-stopped：除非你亲手停下它。',
    },
    {
      on: 'docker1',
      run: "kill -9 $(docker inspect web --format '{{.State.Pid}}')",
      narration: '从主机上杀掉它的 1 号进程，模拟程序崩溃。',
    },
    quietly(
      'docker1',
      until(`[ "${field('web', '{{.RestartCount}} {{.State.Status}}')}" = '1 running' ]`),
    ),
    {
      on: 'docker1',
      run: "docker inspect web --format 'restarts={{.RestartCount}} status={{.State.Status}}'",
      narration: '引擎重启了它一次，又在运行。',
    },
    {
      on: 'docker1',
      run: "docker stop web && docker inspect web --format 'restarts={{.RestartCount}} status={{.State.Status}}'",
      narration: '亲手 stop 之后它就停着。',
    },
  ],
};
