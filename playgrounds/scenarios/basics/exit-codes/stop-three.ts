import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine, quietly, untilIsWholeSeconds } from '../setup.ts';

const elapsed = /\d+m[\d.]+s/g;

export const scenario: Scenario = {
  title: '停不下来的容器：证据与治法',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35', 'python:3.11'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -dit --name bash python:3.11 bash && time docker stop bash',
      varies: elapsed,
      narration: '一个交互的 bash，没有任何人在用它。它忽略 TERM，等满 10 秒。',
    },
    quietly('docker1', untilIsWholeSeconds),
    {
      on: 'docker1',
      run: `docker events --since 1m --until 0s -f container=bash \\
  --format '{{.Time}} {{.Action}} {{.Actor.Attributes.signal}}' | sed 's/<no value>//'`,
      varies: /^\d{10}/g,
      anyOrder: true,
      narration: '证据在事件里：先 kill 15，十秒后 kill 9，然后才是 die。',
    },
    {
      on: 'docker1',
      run: 'docker run -dit --stop-signal HUP --name hup python:3.11 bash && time docker stop hup',
      varies: elapsed,
      narration: '治法一：换一个它认识的停止信号。bash 收到 HUP 就退出。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --init --name init busybox:1.35 sleep 1d && time docker stop init',
      varies: elapsed,
      narration: '治法二：--init 放一个会转发信号的 1 号进程，sleep 被 TERM 结束。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name bare busybox:1.35 sleep 1d && time docker stop -t 2 bare',
      varies: elapsed,
      narration: '治不了就少等：-t 2 只给两秒，到时候照样是 KILL。',
    },
    {
      on: 'docker1',
      run: "docker ps -a --format 'table {{.Names}}\\t{{.Status}}'",
      narration: '同一条 docker stop：被杀的是 137，被 TERM 结束的是 143，129 是 128 加 HUP 的 1。',
    },
  ],
};
