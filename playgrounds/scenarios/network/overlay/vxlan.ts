import type { Scenario } from '../../../lab/scenario.ts';
import { swarmOf } from '../../swarm/setup.ts';

const ping = /id \d+|seq \d+|\.\d+ >|\d+ packets? received by filter/g;

export const scenario: Scenario = {
  title: 'VXLAN：跨主机的容器，包里还有一个包',
  hosts: ['docker1', 'docker2'],
  offstage: ['registry'],
  setup: [
    ...swarmOf({ workers: ['docker2'] }),
    { on: ['docker1', 'docker2'], hidden: 'docker ps -aq | xargs -r docker rm -f -v' },
    {
      on: ['docker1', 'docker2'],
      // The registry answers a moment after its engine.
      hidden:
        'for i in $(seq 50); do if docker pull -q busybox:1.35; then break; fi; sleep 0.2; done; docker image inspect busybox:1.35',
    },
  ],
  steps: [
    {
      on: 'docker1',
      run: 'docker network create -d overlay --attachable app',
      capture: { app: /^[a-z0-9]{10}/ },
      narration: '建一个 overlay 网络，--attachable 让普通容器也能接进来。',
    },
    {
      on: 'docker2',
      run: 'docker run -d --name far --network app busybox:1.35 sleep 1d',
      narration: '在 docker2 上启动一个容器，接到这个网络。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name near --network app busybox:1.35 ping far',
      narration: '在 docker1 上启动另一个，按名字 ping 它。',
    },
    {
      on: 'docker1',
      hidden:
        'for i in $(seq 100); do if [ "$(docker logs near | wc -l)" -ge 3 ]; then break; fi; sleep 0.1; done',
    },
    {
      on: 'docker1',
      run: 'docker logs near | head -3',
      varies: /time=[\d.]+ ms|seq=\d+/g,
      narration: '通了：名字解析成 10.0 开头的地址。两个容器好像在同一个交换机上。',
    },
    {
      on: 'docker1',
      run: 'tcpdump -lnt -i eth0 -c 2 udp port 4789',
      varies: ping,
      narration:
        '在主机的网卡上抓包：外面一层是 docker1 发给 docker2 的 UDP 4789，里面一层是容器之间的 ICMP；vni 是这个网络的编号。',
    },
    {
      on: 'docker1',
      run: (captured) =>
        `nsenter --net=/run/docker/netns/1-${captured('app')} ip -d link show type vxlan | grep -o 'vxlan id.*dstport [0-9]*'`,
      varies: /(?<=netns\/1-)\S+/g,
      narration:
        '装包拆包的是一个 vxlan 设备，在以网络 ID 开头十位命名的网络命名空间里。它的 id 与抓到的 vni 相同。',
    },
  ],
};
