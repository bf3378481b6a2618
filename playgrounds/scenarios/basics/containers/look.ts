import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine, quietly } from '../setup.ts';

export const scenario: Scenario = {
  title: '看容器：ps、logs、top、exec',
  hosts: ['docker1'],
  size: { cols: 132, rows: 28 }, // A row of docker ps with ports.
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['nginx:1.22'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -d --name web -p 8080:80 nginx:1.22',
      narration: '在后台启动一个 Nginx，打印的是容器的完整 ID。',
    },
    {
      on: 'docker1',
      run: 'docker ps',
      narration: '列出正在运行的容器。PORTS 一列：主机的 8080 转到容器的 80。',
    },
    {
      on: 'docker1',
      run: 'docker top web',
      narration: '容器里的进程就是主机上的进程，PID 一列是主机上的编号。',
      varies: /(?<=\s)\d+(?=\s)/g,
    },
    // A visitor who comes two seconds after the log is being watched.
    quietly(
      'docker1',
      `setsid sh -c 'until pgrep -f "[d]ocker logs -f"; do sleep 0.1; done; sleep 2; curl -s localhost:8080' >/dev/null 2>&1 &`,
    ),
    {
      on: 'docker1',
      run: 'docker logs -f web',
      until: /GET .*\n$/,
      narration: '-f 跟着日志走，命令不返回。过了两秒有人访问，多出一行。',
    },
    {
      on: 'docker1',
      key: 'C-c',
      status: 130,
      narration: '按 Ctrl-C 离开。停下的只是 logs 这个命令，容器还在运行。',
    },
    {
      on: 'docker1',
      run: 'docker exec -it web bash',
      until: /# $/,
      narration: '在容器里另开一个 shell。提示符里的主机名变成了容器 ID 的前十二位。',
    },
    {
      on: 'docker1',
      send: 'cat /proc/1/comm; hostname -i',
      until: /# $/,
      narration: '容器里的 1 号进程是 nginx，不是这个 shell；地址是容器自己的。',
    },
    {
      on: 'docker1',
      send: 'exit',
      narration: '离开这个 shell，1 号进程没有动。',
    },
    {
      on: 'docker1',
      run: "docker ps --format '{{.Names}}: {{.Status}}'",
      narration: '容器照常运行。',
    },
  ],
};
