import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine, quietly } from '../../basics/setup.ts';

const sniff = (device: string) => `tcpdump -lnt -i ${device} -c 2 icmp`;
/** What a ping numbers by chance. */
const ping = /id \d+|seq \d+|\d+ packets? received by filter/g;

export const scenario: Scenario = {
  title: 'NAT：容器怎样出去，外面怎样进来',
  hosts: ['docker1', 'docker2'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['busybox:1.35', 'nginx:1.22']),
    freshEngine('docker2'),
    // A swarm of an earlier session leaves its bridge behind, and a rule even when that is gone.
    quietly(
      'docker1',
      `docker network rm docker_gwbridge 2>/dev/null
      while iptables -t nat -D POSTROUTING -s 172.18.0.0/16 ! -o docker_gwbridge -j MASQUERADE 2>/dev/null; do :; done`,
    ),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -d --name box busybox:1.35 ping 192.168.110.102',
      narration: '一个容器，不停地 ping 主机 docker2。',
    },
    {
      on: 'docker1',
      run: sniff('docker0'),
      varies: ping,
      narration: '在 docker0 上看：源地址是容器的 172.17.0.2。',
    },
    {
      on: 'docker2',
      run: sniff('eth0'),
      varies: ping,
      narration: '到了 docker2，源地址变成 192.168.110.101：它只看得见主机，看不见容器。',
    },
    {
      on: 'docker1',
      run: 'iptables -t nat -S POSTROUTING',
      narration:
        '改源地址的就是这条 MASQUERADE：从 172.17.0.0/16 来、不从 docker0 出去的，换成主机的地址。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name web -p 8080:80 nginx:1.22',
      narration: '反过来，要让外面进来，就发布端口。',
    },
    {
      on: 'docker1',
      run: 'iptables -t nat -S DOCKER',
      narration: '多了一条 DNAT：到主机 8080 的，目的地址换成容器的 172.17.0.3:80。',
    },
    {
      on: 'docker2',
      run: 'curl -sI http://192.168.110.101:8080 | head -1',
      narration: '从 docker2 访问 docker1 的 8080，容器里的 Nginx 回应了。',
    },
    {
      on: 'docker1',
      run: 'conntrack -L -p tcp --orig-port-dst 8080 2>/dev/null',
      varies: /\d+ (?=TIME_WAIT)|sport=\d+|dport=\d{5}/g,
      narration: '内核记着这条连接的两个方向：去的是 192.168.110.101:8080，回的是 172.17.0.3:80。',
    },
  ],
};
