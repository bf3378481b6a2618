import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../setup.ts';

export const scenario: Scenario = {
  title: '装好以后，主机上多了什么',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1')],
  steps: [
    {
      on: 'docker1',
      run: "docker version -f '{{.Client.Version}} {{.Server.Version}}'",
      narration: '客户端和守护进程各报一个版本：两边都在，装好了。',
    },
    {
      on: 'docker1',
      run: 'ls -l /var/run/docker.sock',
      narration: '守护进程在这个套接字上等命令。它属于 root，组是 docker，别人不能用。',
    },
    {
      on: 'docker1',
      run: 'docker network ls',
      varies: /\b[0-9a-f]{12}\b/g,
      narration: '三个现成的网络：bridge、host、none。',
    },
    {
      on: 'docker1',
      run: 'ip -br addr show docker0',
      narration: '多了一座网桥 docker0，地址 172.17.0.1。还没有容器，所以是 DOWN。',
    },
    {
      on: 'docker1',
      run: 'cat /proc/sys/net/ipv4/ip_forward',
      narration: '内核转发打开了：主机成了一台路由器，容器的包才出得去。',
    },
    {
      on: 'docker1',
      run: 'iptables -t nat -S',
      narration:
        'nat 表里多了 DOCKER 链，和一条 MASQUERADE：从 172.17.0.0/16 出去的，源地址换成主机的。',
    },
    {
      on: 'docker1',
      run: 'iptables -S FORWARD',
      narration: '转发的默认动作成了 DROP，后面几条再给 Docker 自己的网桥放行。',
    },
  ],
};
