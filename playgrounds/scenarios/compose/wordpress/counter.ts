import type { HiddenStep, Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';
import { until } from '../../setup.ts';

const clock = /\b\d+\.\d+s\b/g;
const who = /(?<=^\d+ )[0-9a-f]{12}/g;
/** Waits until so many replicas answer through the proxy. */
const answering = (count: number): HiddenStep => ({
  on: 'docker1',
  hidden: until(
    `[ "$(for i in $(seq 20); do curl -s localhost:8080/health; done | sort -u | grep -cE '^[0-9a-f]{12}$')" = ${count} ]`,
  ),
});

export const scenario: Scenario = {
  title: '计数器加副本：HAProxy 轮流分，Redis 一起数',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['flask:2.2', 'redis:7.0', 'haproxy:2.6']),
    project('docker1', 'compose/wordpress/counter', '/root/app'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'cd app && cat app.py',
      narration: '应用：每访问一次，Redis 里的 hits 加一，再说出自己的主机名；/health 不计数。',
    },
    {
      on: 'docker1',
      run: 'cat compose.yaml',
      narration: '三个服务：web 现场构建，不发布端口；对外只有 proxy 的 8080。',
    },
    {
      on: 'docker1',
      run: 'docker compose build -q && docker compose up -d --scale web=3',
      varies: clock,
      anyOrder: true,
      timeoutSeconds: 120,
      narration: '构建，然后启动，web 起三个副本。',
    },
    answering(3),
    {
      on: 'docker1',
      run: 'for i in 1 2 3 4 5 6; do curl -s localhost:8080; done',
      varies: who,
      narration: '连着问六次：三个副本轮流回答，数却接着往下数，因为数在 Redis 里。',
    },
    {
      on: 'docker1',
      run: 'grep -A 5 ^backend haproxy.cfg',
      narration: 'HAProxy 的后端没有写地址：它每隔一会儿向容器的 DNS 问一次 web 有哪些地址。',
    },
    {
      on: 'docker1',
      run: 'docker compose up -d --scale web=5 --no-recreate',
      varies: clock,
      anyOrder: true,
      narration: '加到五个副本，HAProxy 的配置不用动。',
    },
    answering(5),
    {
      on: 'docker1',
      run: 'for i in $(seq 10); do curl -s localhost:8080; done',
      varies: who,
      narration: '过几秒再问十次：五个副本每个两次，数从 7 接着往下。',
    },
    {
      on: 'docker1',
      run: 'docker kill app-web-2',
      narration: '杀掉一个副本。',
    },
    answering(4),
    {
      on: 'docker1',
      run: 'for i in $(seq 8); do curl -s localhost:8080; done',
      varies: who,
      narration: '再过几秒，剩下四个照样轮流回答。',
    },
    {
      on: 'docker1',
      run: 'docker compose down',
      varies: clock,
      anyOrder: true,
      narration: '全部拆掉。',
    },
  ],
};
