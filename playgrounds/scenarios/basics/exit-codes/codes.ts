import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine, quietly } from '../setup.ts';

export const scenario: Scenario = {
  title: '退出状态码：0、1、125、126、127、130、137、143',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run --name good busybox:1.35 true; echo $?',
      capture: { code: /^0$/m },
      narration: 'echo $? 打印上一条命令的退出状态码。docker run 的就是容器里程序的：true 给 0。',
    },
    {
      on: 'docker1',
      run: 'docker run --name bad busybox:1.35 false; echo $?',
      capture: { code: /^1$/m },
      narration: 'false 给 1。程序一般只用 1 到 124，更大的另有含义，下面看。',
    },
    {
      on: 'docker1',
      run: 'docker run --nosuchflag busybox:1.35; echo $?',
      capture: { code: /^125$/m },
      narration: '125：docker 自己出错，容器没有运行。这里是没有这个选项。',
    },
    {
      on: 'docker1',
      run: 'docker run --name folder busybox:1.35 /etc; echo $?',
      capture: { code: /^126$/m },
      narration: '126：找到了，但不能执行。/etc 是目录。',
    },
    {
      on: 'docker1',
      run: 'docker run --name typo busybox:1.35 nosuch; echo $?',
      capture: { code: /^127$/m },
      narration: '127：容器里没有这个程序。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name killed busybox:1.35 sleep 1d && docker kill killed',
      narration: 'kill 发的是 9 号信号 KILL。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --init --name asked busybox:1.35 sleep 1d && docker stop asked',
      narration: 'stop 先发 15 号信号 TERM。--init 放一个小小的 1 号进程，把信号转给 sleep。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --init --name stopped busybox:1.35 sleep 1d && docker kill -s INT stopped',
      narration: '2 号信号 INT，与按 Ctrl-C 相同。',
    },
    quietly('docker1', 'docker wait killed asked stopped'),
    {
      on: 'docker1',
      run: "docker ps -a --format 'table {{.Names}}\\t{{.Status}}'",
      narration: '被信号结束的，状态码是 128 加信号：137 是 9，143 是 15，130 是 2。',
    },
  ],
};
