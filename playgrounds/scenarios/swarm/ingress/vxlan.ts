import type { Scenario } from '../../../lab/scenario.ts';
import { readyEngine } from '../../vm-setup.ts';
import { swarmOf } from '../setup.ts';

const all = ['docker1', 'docker2'] as const;

export const scenario: Scenario = {
  title: '一个请求到了没有任务的节点，怎样走到任务那里',
  needs: 'vm',
  hosts: ['docker1', 'docker2'],
  offstage: ['registry'],
  setup: [
    readyEngine(all, ['whoami:1.0']),
    ...swarmOf({ workers: ['docker2'] }),
    { on: all, hidden: 'systemctl reset-failed docker' },
  ],
  steps: [
    {
      on: 'docker1',
      run: 'docker service create -q --name web --constraint node.role==worker -p 8080:80 whoami:1.0',
      timeoutSeconds: 300,
      narration: '一个任务，只许在工作节点上：它在 docker2。',
    },
    {
      on: 'docker2',
      run: 'tcpdump -i eth0 -w /tmp/seen.pcap udp port 4789',
      until: /snapshot length \d+ bytes\s*$/,
      narration: 'docker2 上守着网卡，只记 UDP 4789：VXLAN 的包。',
    },
    {
      on: 'docker1',
      run: 'curl -s docker1:8080',
      varies: /(?<=Hostname: )\S+|(?<=:)\d+$/g,
      narration: '向 docker1 的 8080 要一页。docker1 上没有任务，照样有人答。',
    },
    {
      on: 'docker2',
      key: 'C-c',
      varies: /\d+(?= packets?)/g,
      narration: '停下抓包。',
    },
    {
      on: 'docker2',
      run: 'tcpdump -ntr /tmp/seen.pcap 2>/dev/null | head -4',
      varies: /\.\d+ >|(?<=> [\d.]+)\.\d+(?=:)|seq \d+|ack \d+|val \d+|ecr \d+/g,
      narration:
        '每个包两行：外面是 docker1 与 docker2 之间的 UDP，vni 是 ingress 网络的编号；里面才是那次 TCP 握手。',
    },
    {
      on: 'docker1',
      run: "docker network inspect ingress -f '{{json .Options}}'",
      narration: '对一对编号：ingress 网络的 vxlanid 就是抓到的 vni。',
    },
    {
      on: 'docker1',
      run: 'nsenter --net=/run/docker/netns/ingress_sbox ip -br addr show eth0',
      varies: /@\S+/g,
      narration:
        '里层的源地址是 docker1 上 ingress_sbox 的，不是客户端的：所以任务看到的 RemoteAddr 也是它。',
    },
    {
      on: 'docker2',
      run: "docker ps -q | xargs docker inspect -f '{{.NetworkSettings.Networks.ingress.IPAddress}}'",
      narration: '里层的目标地址，是任务的容器在 ingress 网络上的地址。',
    },
  ],
};
