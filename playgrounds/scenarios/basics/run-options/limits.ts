import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../setup.ts';

const stats = "docker stats --no-stream --format '{{.Name}}: {{.CPUPerc}}'";

export const scenario: Scenario = {
  title: '限制 CPU 与内存，超出内存会怎样',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35', 'python:3.11'])],
  steps: [
    {
      on: 'docker1',
      run: "docker run -d --name busy --cpus 0.5 busybox:1.35 sh -c 'while :; do :; done'",
      narration: '一个空转的循环，最多用半个 CPU。',
    },
    {
      on: 'docker1',
      run: stats,
      narration: '一个核算 100%。循环想占满它，却被压在 50% 左右。',
    },
    {
      on: 'docker1',
      run: 'docker update --cpus 0.2 busy',
      narration: '限制可以在运行中改，不用重启容器。',
    },
    {
      on: 'docker1',
      run: stats,
      narration: '再看，降到了 20% 左右。',
    },
    {
      on: 'docker1',
      run: 'docker run --name oom --memory 32m python:3.11 python3 -c "a = bytearray(200 * 1024 * 1024)"',
      status: 137,
      narration: '只许用 32 MB，却一口气要 200 MB：没有任何输出，退出状态码 137。',
    },
    {
      on: 'docker1',
      run: "docker inspect oom --format 'OOMKilled={{.State.OOMKilled}} ExitCode={{.State.ExitCode}}'",
      narration: 'OOMKilled=true：是内核因为内存不够结束了它。CPU 超了只会慢，内存超了会死。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm --memory 4m busybox:1.35 true',
      status: 125,
      narration: '限得太低，引擎不答应：最少 6 MB。',
    },
  ],
};
