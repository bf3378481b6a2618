import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../setup.ts';

const list = "docker ps -a --format '{{.Names}}: {{.Status}}'";

export const scenario: Scenario = {
  title: '停下容器：stop、kill、pause',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['nginx:1.22', 'busybox:1.35'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -d --name web nginx:1.22 && docker run -d --name box busybox:1.35 sleep 1d',
      narration: '启动两个容器：Nginx 会处理停止信号，当 1 号进程的 sleep 不会。',
    },
    {
      on: 'docker1',
      run: 'time docker stop web',
      narration: 'stop 先发信号请它自己收尾。看 real 一行：Nginx 很快就结束了。',
    },
    {
      on: 'docker1',
      run: 'time docker stop box',
      narration: 'sleep 不理会信号。等满 10 秒宽限，引擎才强行结束它。',
    },
    {
      on: 'docker1',
      run: list,
      narration: '自己收尾的是 Exited (0)；被强行结束的是 137，即 128 加 9 号信号。',
    },
    {
      on: 'docker1',
      run: 'docker start web && docker pause web',
      narration: '停下的容器可以再启动。pause 则把它的进程原地冻住。',
    },
    {
      on: 'docker1',
      run: list,
      narration: '看 web：Up 后面多了 (Paused)，进程都在，只是不走了。',
    },
    {
      on: 'docker1',
      run: 'docker unpause web && time docker kill web',
      narration: '解冻后用 kill：不给宽限，立刻结束。',
    },
    {
      on: 'docker1',
      run: list,
      narration: 'web 这回也是 137。数据库这样的程序应当用 stop，让它来得及写盘。',
    },
  ],
};
