import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../setup.ts';

const inside = /\/ # $/;

export const scenario: Scenario = {
  title: 'exec 另开一个进程，attach 接到 1 号进程',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -it --name box busybox:1.35 sh',
      until: inside,
      narration: '-it 让你直接坐到容器的 shell 前，它是容器的 1 号进程。',
    },
    {
      on: 'docker1',
      key: 'C-p C-q',
      narration: '先按 Ctrl-P 再按 Ctrl-Q：离开，但不停下容器。',
    },
    {
      on: 'docker1',
      run: 'docker exec -it box sh',
      until: inside,
      narration: 'exec 在同一个容器里另开一个 shell。',
    },
    {
      on: 'docker1',
      send: 'ps',
      until: inside,
      varies: /\d+(?= root)/g,
      narration: '两个 sh：1 号是原来那个，另一个是 exec 开的。最后一行是 ps 自己。',
    },
    {
      on: 'docker1',
      send: 'exit',
      narration: '退出 exec 开的 shell。',
    },
    {
      on: 'docker1',
      run: "docker ps --format '{{.Names}}: {{.Status}}'",
      narration: '1 号进程没动，容器还在运行。',
    },
    {
      on: 'docker1',
      run: 'docker attach box',
      until: /(?:)/,
      narration: 'attach 接回 1 号进程的终端。屏幕上没有新东西，它在等你输入。',
    },
    {
      on: 'docker1',
      send: 'echo I am $$',
      until: inside,
      narration: '$$ 是 shell 自己的编号：1。',
    },
    {
      on: 'docker1',
      send: 'exit',
      narration: '这回退出的是 1 号进程。',
    },
    {
      on: 'docker1',
      run: "docker ps -a --format '{{.Names}}: {{.Status}}'",
      narration: '1 号进程一结束，容器就停了：Exited (0)。',
    },
  ],
};
