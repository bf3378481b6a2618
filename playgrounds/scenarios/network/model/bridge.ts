import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';

/** What the kernel numbers and names by chance: interfaces, veths, IPv6 addresses. */
const chance = /\bveth[0-9a-f]+|@if\d+|^\d+:|\bfe80:\S+|(?<=state )\w+/g;
const inside = (name: string) =>
  `nsenter -n -t $(docker inspect ${name} --format '{{.State.Pid}}') ip -br addr`;

export const scenario: Scenario = {
  title: 'docker0：一座网桥，一对对 veth',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -d --name left busybox:1.35 sleep 1d && docker run -d --name right busybox:1.35 sleep 1d',
      narration: '启动两个容器，网络用默认的。',
    },
    {
      on: 'docker1',
      run: 'ip -br addr show docker0',
      varies: chance,
      narration: '主机上有一座网桥 docker0，地址是 172.17.0.1。',
    },
    {
      on: 'docker1',
      run: 'bridge link',
      varies: chance,
      narration:
        '桥上插着两根线，都是 veth：一端在主机上，master docker0；@ 后面的另一端在容器里。',
    },
    {
      on: 'docker1',
      run: inside('left'),
      varies: chance,
      narration: '进到 left 的网络里看：另一端就是它的 eth0，地址 172.17.0.2。',
    },
    {
      on: 'docker1',
      run: 'docker exec left ip route',
      narration: '容器的默认路由指向 172.17.0.1，也就是 docker0。',
    },
    {
      on: 'docker1',
      run: 'docker exec left ping -c 2 172.17.0.3',
      varies: /time=[\d.]+ ms|= [\d./]+ ms/g,
      narration: '按地址可以通：ttl=64，没有经过路由器，两个容器在同一座桥上。',
    },
    {
      on: 'docker1',
      run: 'bridge fdb show br docker0 | grep -v permanent',
      varies: chance,
      anyOrder: true,
      narration: '网桥记下了哪个 MAC 地址在哪根线上，转发靠的是它，与 IP 无关。',
    },
    {
      on: 'docker1',
      run: 'docker exec left ping -c 1 right',
      status: 1,
      narration: '按名字不行：默认的网桥没有 DNS。要用名字，自己建一个网络。',
    },
  ],
};
