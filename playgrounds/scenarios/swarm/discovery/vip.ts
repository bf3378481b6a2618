import type { Scenario } from '../../../lab/scenario.ts';
import { readyEngine } from '../../vm-setup.ts';
import { swarmOf } from '../setup.ts';

const all = ['docker1', 'docker2'] as const;

export const scenario: Scenario = {
  title: '服务发现：名字是一个 VIP，后面是几个任务',
  needs: 'vm',
  hosts: ['docker1'],
  offstage: ['docker2', 'registry'],
  setup: [
    readyEngine('docker1', ['whoami:1.0', 'debian-tools:12']),
    readyEngine('docker2', ['whoami:1.0']),
    ...swarmOf({ workers: ['docker2'] }),
    { on: all, hidden: 'systemctl reset-failed docker' },
  ],
  steps: [
    {
      on: 'docker1',
      run: 'docker network create -d overlay --attachable app',
      narration: '建一个 overlay 网络，普通容器也能接进来。',
    },
    {
      on: 'docker1',
      run: 'docker service create -q --name web --replicas 2 --network app whoami:1.0',
      timeoutSeconds: 300,
      narration: '服务 web，两个任务，接到这个网络。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name client --network app debian-tools:12 sleep 1d',
      timeoutSeconds: 180,
      narration: '再接进来一个普通容器，当客户端。',
    },
    {
      on: 'docker1',
      run: "docker service inspect web -f '{{range .Endpoint.VirtualIPs}}{{.Addr}}{{end}}'",
      narration: '服务在这个网络上有一个虚拟地址（VIP）。',
    },
    {
      on: 'docker1',
      run: 'docker exec client dig +short web',
      narration: '客户端问名字 web，得到的正是它，只有一个。',
    },
    {
      on: 'docker1',
      run: 'docker exec client dig +short tasks.web',
      anyOrder: true,
      narration: '问 tasks.web，得到两个任务各自的地址。',
    },
    {
      on: 'docker1',
      run: "docker exec client sh -c 'for i in 1 2 3 4; do curl -s web; done' | grep Hostname | sort | uniq -c",
      varies: /(?<=Hostname: )\S+/g,
      narration: '按名字连问四次，两个任务各答了两次：地址没有变，换人的是内核。',
    },
    {
      on: 'docker1',
      run: 'lb=$(ls /run/docker/netns/lb_*); nsenter --net=$lb ip -br addr show eth0',
      varies: /@\S+/g,
      narration:
        '换人发生在 lb_ 开头的命名空间里，用到这个网络的节点上各有一个。VIP 就挂在它的网卡上。',
    },
    {
      on: 'docker1',
      run: 'nsenter --net=$lb iptables -t mangle -S INPUT',
      varies: /0x[0-9a-f]+/g,
      narration: '到 VIP 的包，打上一个标记。',
    },
    {
      on: 'docker1',
      run: 'nsenter --net=$lb ipvsadm -ln',
      varies: /(?<=FWM +)\d+|(?<=10\.0\.\d+\.\d+:0 .*)\d+ +\d+ *$/g,
      anyOrder: true,
      narration: 'IPVS 按标记（FWM）分发，rr 是轮转。下面两行就是 tasks.web 的那两个地址。',
    },
  ],
};
