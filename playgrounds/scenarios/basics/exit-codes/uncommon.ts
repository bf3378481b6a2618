import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../setup.ts';

export const scenario: Scenario = {
  title: '少见的三个数：128、139、200',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35', 'nginx:1.22'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -d --name web -p 8080:80 nginx:1.22',
      narration: '先有一个容器占了主机的 8080。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name late -p 8080:80 nginx:1.22; echo $?',
      capture: { code: /^125$/m },
      narration: '第二个也要 8080。容器建好了，启动失败，docker run 这条命令得 125。',
    },
    {
      on: 'docker1',
      run: "docker inspect -f '{{.State.Status}}, {{.State.ExitCode}}: {{.State.Error}}' late",
      narration:
        '问容器，得的是 128。两个数说的是两件事：命令没有办成，容器没有启动起来；原因在 Error 里。',
    },
    {
      on: 'docker1',
      run: "docker run --rm --init busybox:1.35 sh -c 'kill -SEGV $$'; echo $?",
      capture: { code: /^139$/m },
      narration: 'sh 给自己发 11 号信号，与访问了不该访问的内存同样的下场：128 加 11，139。',
    },
    {
      on: 'docker1',
      run: "docker run --rm busybox:1.35 sh -c 'exit 200'; echo $?",
      capture: { code: /^200$/m },
      narration: '200 减 128 是 72，没有 72 号信号：这是程序自己给的。',
    },
  ],
};
