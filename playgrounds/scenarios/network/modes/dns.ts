import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine, quietly } from '../../basics/setup.ts';

/** What a ping or a name server says by chance. */
const chance = /time=[\d.]+ ms|= [\d./]+ ms/g;

export const scenario: Scenario = {
  title: '自定义网络：按名字互访，按网络隔开',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['busybox:1.35']),
    quietly('docker1', 'docker network rm docker_gwbridge 2>/dev/null; true'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'docker network create -d bridge mybridge',
      narration: '自己建一个网络，-d 指定驱动。打印的是网络的 ID。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name test1 --network mybridge busybox:1.35 sleep 1d',
      narration: 'test1 接在 mybridge 上。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name test2 --network mybridge --network-alias db busybox:1.35 sleep 1d',
      narration: 'test2 也是，再多给它一个名字 db。',
    },
    {
      on: 'docker1',
      run: 'docker exec test1 ping -c 1 test2; docker exec test1 ping -c 1 db',
      varies: chance,
      narration: '两个名字都通，解析成同一个地址。',
    },
    {
      on: 'docker1',
      run: 'docker exec test1 cat /etc/resolv.conf',
      narration: '名字是谁答的？容器里的 DNS 指向 127.0.0.11，那是引擎在这个容器里开的 DNS 服务。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name test3 busybox:1.35 sleep 1d',
      narration: 'test3 没写 --network，接在默认的 bridge 上。',
    },
    {
      on: 'docker1',
      run: 'docker exec test3 ping -c 1 test1',
      status: 1,
      narration: '它不认识 test1 这个名字。',
    },
    {
      on: 'docker1',
      run: "docker inspect test1 -f '{{.NetworkSettings.Networks.mybridge.IPAddress}}'",
      capture: { address: /\d+\.\d+\.\d+\.\d+/ },
      narration: '查一下 test1 的地址。',
    },
    {
      on: 'docker1',
      run: (captured) => `docker exec test3 ping -c 1 -W 2 ${captured('address')}`,
      status: 1,
      narration: '用地址也不行：100% packet loss。两座网桥之间，引擎用防火墙规则隔开了。',
    },
    {
      on: 'docker1',
      run: 'docker network connect mybridge test3 && docker exec test3 ip -o -4 addr',
      varies: /^\d+:|valid_lft.*/g,
      narration: '不用重建，再接一根线：test3 多了一块网卡 eth1，地址在 mybridge 的网段里。',
    },
    {
      on: 'docker1',
      run: 'docker exec test3 ping -c 1 test1',
      varies: chance,
      narration: '现在名字和地址都通了。',
    },
    {
      on: 'docker1',
      run: "docker network inspect -f '{{range .Containers}}{{.Name}}{{println}}{{end}}' mybridge",
      anyOrder: true,
      narration: '从网络这边看：三个容器接在上面。',
    },
    {
      on: 'docker1',
      run: 'docker network rm mybridge',
      status: 1,
      varies: /endpoint.*|\(.*/g,
      narration: '还有容器接着，删不掉：has active endpoints。',
    },
    {
      on: 'docker1',
      run: 'docker network disconnect mybridge test3 && docker exec test3 ping -c 1 test1',
      status: 1,
      narration: '拔掉 test3 的那根线，它又不认识 test1 了。',
    },
  ],
};
