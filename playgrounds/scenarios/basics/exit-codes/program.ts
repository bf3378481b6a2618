import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine, quietly, untilIsWholeSeconds } from '../setup.ts';

const events = `docker events --since 5m --until 0s -f container=says -f container=oom -f container=killed \\
  --format '{{.Actor.Attributes.name}} {{.Action}} {{.Actor.Attributes.signal}}' |
  grep -E ' (kill|oom|die)( |$)' | sed 's/<no value>//'`;

export const scenario: Scenario = {
  title: '程序自己的数；三个 137，三种来历',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35', 'python:3.11'])],
  steps: [
    {
      on: 'docker1',
      run: "docker run --rm busybox:1.35 sh -c 'exit 42'; echo $?",
      capture: { code: /^42$/m },
      narration: '程序给几就是几：42。',
    },
    {
      on: 'docker1',
      run: "docker run --rm python:3.11 python3 -c 'print(1 / 0)'; echo $?",
      capture: { code: /^1$/m },
      narration: '没有捕获的异常，Python 自己以 1 结束。引擎只管转告，原因在打印的话里。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm python:3.11 python3 demo.py; echo $?',
      capture: { code: /^2$/m },
      narration: '要运行的文件不在：python3 已经启动，是它自己给的 2，不是 127。',
    },
    {
      on: 'docker1',
      run: "docker run --rm python:3.11 python3 -c 'raise SystemExit(300)'; echo $?",
      capture: { code: /^44$/m },
      narration: '超过 255 的只留余数：300 减 256，得 44。',
    },
    {
      on: 'docker1',
      run: "docker run --name says busybox:1.35 sh -c 'exit 137'; echo $?",
      capture: { code: /^137$/m },
      narration: '程序也可以自己返回 137，没有谁发过信号。',
    },
    {
      on: 'docker1',
      run: "docker run --name oom -m 32m python:3.11 python3 -c 'a = bytearray(2 ** 28)'; echo $?",
      capture: { code: /^137$/m },
      narration: '只许用 32 MB，却要 256 MB：内核结束了它，也是 137。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name killed busybox:1.35 sleep 1d && docker kill killed',
      narration: '第三个，用 docker kill 结束。',
    },
    {
      on: 'docker1',
      run: "docker inspect -f '{{.Name}} {{.State.ExitCode}} OOMKilled={{.State.OOMKilled}}' says oom killed",
      narration: '三个都是 137。OOMKilled 认出了中间那个，另外两个还分不开。',
    },
    quietly('docker1', untilIsWholeSeconds),
    {
      on: 'docker1',
      run: events,
      narration:
        '翻事件，只留 kill、oom、die 三种：killed 在 die 之前有 kill，信号 9；oom 有 oom；says 没有别的，数是程序自己给的。',
    },
  ],
};
