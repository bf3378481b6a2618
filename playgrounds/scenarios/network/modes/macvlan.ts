import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';

const chance = /time=[\d.]+ ms|rtt .*|time \d+ms/g;

export const scenario: Scenario = {
  title: 'macvlan：容器直接接到物理网络',
  hosts: ['docker1', 'docker2'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['nginx:1.22']), freshEngine('docker2')],
  steps: [
    {
      on: 'docker1',
      run: 'docker network create -d macvlan --subnet 192.168.110.0/24 -o parent=eth0 lan',
      narration: '驱动 macvlan，网段就是主机所在的网段，parent 是主机的网卡。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name web --network lan --ip 192.168.110.200 nginx:1.22',
      narration: '容器的地址在局域网里，要挑没人用的。没有 -p。',
    },
    {
      on: 'docker2',
      run: 'ping -c 1 192.168.110.200',
      varies: chance,
      narration: '从另一台主机 ping，通。',
    },
    {
      on: 'docker2',
      run: 'curl -sI http://192.168.110.200 | head -1',
      narration: '直接访问容器的 80，没有发布端口。',
    },
    {
      on: 'docker2',
      run: 'ip neigh show 192.168.110.200; ip neigh show 192.168.110.101',
      varies: /REACHABLE|STALE|DELAY/g,
      narration:
        '在局域网里它有自己的 MAC 地址，看上去是另一台机器。docker1 的地址没有用到，所以没有它的行。',
    },
    {
      on: 'docker1',
      run: 'ping -c 1 -W 1 192.168.110.200',
      status: 1,
      narration: '唯独它住的那台主机 ping 不通它：macvlan 不让子接口和父网卡直接通。',
    },
    {
      on: 'docker1',
      run: "docker inspect -f '{{.NetworkSettings.Networks.lan.MacAddress}}' web",
      narration: '问引擎，容器的 MAC 地址就是 docker2 刚才看到的那个。',
    },
  ],
};
