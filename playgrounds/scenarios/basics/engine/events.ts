import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine, quietly, untilIsWholeSeconds } from '../setup.ts';

const actions = [
  'docker run -d --name box busybox:1.35 sleep 1d',
  'sleep 1',
  'docker pause box',
  'docker unpause box',
  'sleep 1',
  'docker kill box',
  'sleep 1',
  'docker rm box',
].join('; ');

export const scenario: Scenario = {
  title: '引擎的事件：一个容器的一生',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35'])],
  steps: [
    // Someone at another terminal, two seconds after the events are being watched.
    quietly(
      'docker1',
      `setsid sh -c 'until pgrep -f "[d]ocker events"; do sleep 0.1; done; sleep 2; ${actions}' >/dev/null 2>&1 &`,
    ),
    {
      on: 'docker1',
      run: "docker events --format '{{.Type}} {{.Action}}'",
      until: /container destroy\n$/,
      anyOrder: true,
      narration:
        '守着引擎的事件。这时有人在另一个终端上依次 run、pause、unpause、kill、rm 一个容器。',
    },
    {
      on: 'docker1',
      key: 'C-c',
      status: 130,
      narration: '按 Ctrl-C 离开。',
    },
    quietly('docker1', untilIsWholeSeconds),
    {
      on: 'docker1',
      run: "docker events --since 5m --until 0s --filter container=box --format '{{.Time}} {{.Action}}'",
      varies: /^\d{10}/g,
      narration: '--since 还能翻看刚过去的事件，哪怕容器已经删掉。第一列是 Unix 时间，以秒计。',
    },
    {
      on: 'docker1',
      run: "docker events --since 5m --until 0s --filter event=die --format '{{.Actor.Attributes.name}} {{.Actor.Attributes.exitCode}}'",
      narration: '只看 die：谁停了，退出状态码是多少。半夜出了事，先看这里。',
    },
    {
      on: 'docker1',
      run: 'docker events --since 5m --until 0s --filter type=network',
      narration: '完整的一条事件：时间、对象、动作、ID，括号里是属性。',
    },
  ],
};
