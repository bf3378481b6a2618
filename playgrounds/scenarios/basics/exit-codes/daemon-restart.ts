import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine, quietly } from '../setup.ts';

const list = "docker ps -a --format 'table {{.Names}}\\t{{.Status}}'";
const policies = 'no on-failure always unless-stopped';
// The names that the loops below make: up-no, up-on-failure, up-always, up-unless-stopped and
// off-no, off-on-failure, off-always, off-unless-stopped.
const start = (name: string) =>
  `for p in ${policies}; do \\
  docker run -d --init --restart $p --name ${name}-$p busybox:1.35 sleep 1d; done`;

export const scenario: Scenario = {
  title: '守护进程重启以后，谁会回来',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35', 'nginx:1.22'])],
  steps: [
    {
      on: 'docker1',
      run: start('up'),
      narration: '四种重启策略各起一个，名字就是策略。这一组让它们一直运行。',
    },
    {
      on: 'docker1',
      run: start('off'),
      narration: '再起一组，名字以 off 开头。',
    },
    {
      on: 'docker1',
      run: "docker stop $(docker ps -q -f 'name=^off')",
      narration: '把 off 这一组亲手停下。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --restart on-failure --name web-on-failure nginx:1.22',
      narration: '还有一个 on-failure 的 Nginx。它收到停止信号会正常退出，状态码是 0。',
    },
    {
      on: 'docker1',
      run: list,
      narration: '重启之前：五个在运行，四个停着，停着的都是 143。',
    },
    {
      on: 'docker1',
      run: 'service docker restart',
      timeoutSeconds: 120,
      narration: '重启守护进程。用 systemd 的主机上是 systemctl restart docker。',
    },
    quietly(
      'docker1',
      'for i in $(seq 100); do if docker version; then break; fi; sleep 0.2; done 2>&1; sleep 3',
    ),
    {
      on: 'docker1',
      run: list,
      narration:
        'always 两个都回来了；unless-stopped 只有没被停过的回来；no 都停着。on-failure 看停下时的数：143 的回来了，0 的没有。',
    },
  ],
};
