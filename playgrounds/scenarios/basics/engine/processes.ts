import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../setup.ts';

export const scenario: Scenario = {
  title: '引擎的进程：dockerd、containerd、shim 与容器',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['nginx:1.22'])],
  steps: [
    {
      on: 'docker1',
      run: "docker version --format 'client {{.Client.Version}}, server {{.Server.Version}}'",
      narration: 'docker 命令只是客户端，做事的是后台的引擎，两者各有版本。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name web nginx:1.22',
      narration: '启动一个容器，再看主机上多了哪些进程。',
    },
    {
      on: 'docker1',
      run: "ps -eo pid,ppid,comm | grep -E 'PID|dockerd|containerd|nginx'",
      varies: /(?<![a-z])\d+(?= )/g,
      narration:
        '每个容器有一个 containerd-shim，nginx 的父进程就是它。这台主机没有 systemd，containerd 由 dockerd 启动；在你的机器上它多半是单独的服务。',
    },
    {
      on: 'docker1',
      run: "pid=$(docker inspect web --format '{{.State.Pid}}'); ps -o pid,ppid,args -p $pid",
      varies: /(?<![a-z])\d+(?= )/g,
      narration: 'inspect 给出容器 1 号进程在主机上的编号，与上面的 nginx 对得上。',
    },
    {
      on: 'docker1',
      run: 'readlink /proc/$pid/ns/{net,pid,mnt} /proc/self/ns/{net,pid,mnt}',
      varies: /\d{6,}/g,
      narration: '前三行是 nginx 的命名空间，后三行是你的 shell 的：编号不同，所以彼此看不见。',
    },
    {
      on: 'docker1',
      run: 'ls -l /var/run/docker.sock',
      narration: '客户端经这个套接字与引擎说话。能写它的人就能以 root 身份做任何事。',
    },
    {
      on: 'docker1',
      run: "curl -s --unix-socket /var/run/docker.sock http://docker/containers/json | jq '.[].Names'",
      narration: '不用 docker 命令，直接问引擎的 API，答案是一样的。',
    },
  ],
};
