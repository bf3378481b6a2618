import type { Scenario } from '../../../lab/scenario.ts';
import { removeSwarmBridge } from '../../setup.ts';
import { readyEngine } from '../../vm-setup.ts';

/** The host's network as the engine finds it at its first start, without what earlier sessions left. */
const firstStart = `
    ${removeSwarmBridge}
    systemctl stop docker.socket docker
    ip link del docker0
    for table in filter nat mangle; do iptables -t $table -F; iptables -t $table -X; done
    iptables -P FORWARD ACCEPT
    sysctl -q net.ipv4.ip_forward=0
    set -e
    systemctl start docker
    docker version`;

export const scenario: Scenario = {
  title: '装好以后，主机上多了什么',
  needs: 'vm',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [readyEngine('docker1', []), { on: 'docker1', hidden: `exec >/dev/null\n${firstStart}` }],
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
      run: 'ip -br -4 addr; ip route',
      varies: /@if\d+/g,
      narration:
        '主机自己的网卡是 eth0。多了一座网桥 docker0，地址 172.17.0.1，路由也多了一行。还没有容器，所以它是 DOWN。',
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
