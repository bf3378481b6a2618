import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../setup.ts';

export const scenario: Scenario = {
  title: '看容器：ps、logs、top、exec',
  hosts: ['docker1', 'docker2'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['nginx:1.22'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -d --name web -p 8080:80 nginx:1.22',
      narration: '在后台启动一个 nginx，打印的是容器的完整 ID。',
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
      varies: /(?<=\s)\d{3,}(?=\s)/g,
    },
    {
      on: 'docker1',
      run: 'docker logs -f web',
      until: /^$/,
      narration: '-f 跟着日志走：还没有人访问，屏幕上什么也没有，命令也不返回。',
    },
    {
      on: 'docker2',
      run: 'curl -s 192.168.110.101:8080 | grep title',
      narration: '在 docker2 上访问一次。看 docker1 那边，日志同时多出一行。',
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
