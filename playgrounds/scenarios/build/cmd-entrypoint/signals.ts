import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';

const elapsed = /\d+m[\d.]+s/g;

export const scenario: Scenario = {
  title: '1 号进程收信号：停得下，还是等十秒被杀',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['python:3.11']),
    project('docker1', 'build/cmd-entrypoint/app', '/root/app'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'cd app && cat start.sh',
      narration: '入口脚本：先补好默认值，最后一行 exec "$@" 把自己换成 CMD 里的程序。',
    },
    {
      on: 'docker1',
      run: 'diff start.sh no-exec.sh; tail -n 1 Dockerfile.shell',
      narration: '另外两种写法：一个脚本少了 exec，一个是带管道的 shell 形式。',
    },
    {
      on: 'docker1',
      run: 'for i in good bad shell; do docker build -q -f Dockerfile.$i -t app:$i .; done',
      narration: '各构建一个镜像，里面是同一个 app.py，收到 TERM 会先保存再退出。',
    },
    {
      on: 'docker1',
      run: 'for i in good bad shell; do docker run -d --name $i app:$i; done; sleep 1',
      narration: '各启动一个容器。',
    },
    {
      on: 'docker1',
      run: 'for i in good bad shell; do docker exec $i cat /proc/1/cmdline | tr "\\0" " "; echo; done',
      narration: '三个容器的 1 号进程。',
    },
    {
      on: 'docker1',
      run: 'time docker stop good',
      varies: elapsed,
      narration: 'docker stop 把 TERM 发给 1 号进程。good 马上停下，看 real 那一行。',
    },
    {
      on: 'docker1',
      run: 'time docker stop bad',
      varies: elapsed,
      narration: 'bad 的 1 号进程是脚本，它没有转告 app.py。等了十秒，被 KILL。',
    },
    {
      on: 'docker1',
      run: 'time docker stop shell',
      varies: elapsed,
      narration: '带管道的 shell 形式也是十秒：1 号进程是 sh。',
    },
    {
      on: 'docker1',
      run: "for i in good bad shell; do docker inspect -f '{{.Name}} {{.State.ExitCode}}' $i; done",
      narration: 'good 是程序自己退出，0；另外两个是被杀，137。',
    },
    {
      on: 'docker1',
      run: 'docker logs good; docker logs bad',
      narration: 'good 的最后一行是它在收拾；bad 没有这一行，数据可能就丢在这里。',
    },
  ],
};
