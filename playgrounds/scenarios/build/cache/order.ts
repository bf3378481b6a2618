import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine, quietly } from '../../basics/setup.ts';

const stepTimes = /\b\d+\.\d+s\b|\d+\/\d+/g;
const dockerfile = (name: string, lines: readonly string[]) =>
  `cat > ${name} <<'END'\n${lines.join('\n')}\nEND`;

export const scenario: Scenario = {
  title: '指令的先后决定缓存：不常变的放前面',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['python:3.11']),
    quietly(
      'docker1',
      `mkdir -p /root/app && cd /root/app && echo 'print("hello")' > main.py
${dockerfile('Dockerfile.slow', ['FROM python:3.11', 'COPY main.py /app/', 'RUN python3 -m compileall -q -f /usr/lib/python3.11', 'CMD ["python3", "/app/main.py"]'])}
${dockerfile('Dockerfile.fast', ['FROM python:3.11', 'RUN python3 -m compileall -q -f /usr/lib/python3.11', 'COPY main.py /app/', 'CMD ["python3", "/app/main.py"]'])}
docker build -q -f Dockerfile.slow . && docker build -q -f Dockerfile.fast .`,
    ),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'cd app && diff -y -W 90 Dockerfile.slow Dockerfile.fast',
      status: 1,
      narration:
        '两份 Dockerfile，只差先后：左边先复制程序，右边先做那件费时的事。两份都已经构建过一次。',
    },
    {
      on: 'docker1',
      run: 'echo \'print("hello again")\' > main.py',
      narration: '改一行程序，这是每天都会做的事。',
    },
    {
      on: 'docker1',
      run: 'docker build -f Dockerfile.slow .',
      varies: stepTimes,
      anyOrder: true,
      narration: '左边：COPY 变了，后面的 RUN 也只好重做，看它花的秒数。',
    },
    {
      on: 'docker1',
      run: 'docker build -f Dockerfile.fast .',
      varies: stepTimes,
      anyOrder: true,
      narration: '右边：RUN 在前面，CACHED；只重做 COPY。',
    },
  ],
};
