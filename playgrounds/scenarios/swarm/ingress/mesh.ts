import type { Scenario } from '../../../lab/scenario.ts';
import { readyEngine } from '../../vm-setup.ts';
import { swarmOf } from '../setup.ts';

const all = ['docker1', 'docker2', 'docker3'] as const;
/** Which task answers, and the addresses of the container that asked. */
const who = /(?<=Hostname: )\S+/g;

export const scenario: Scenario = {
  title: '入口网格：每个节点都答，VIP 由内核分发',
  needs: 'vm',
  hosts: ['docker1'],
  offstage: ['docker2', 'docker3', 'registry'],
  setup: [
    readyEngine(all, ['whoami:1.0']),
    ...swarmOf({ workers: ['docker2', 'docker3'] }),
    { on: all, hidden: 'systemctl reset-failed docker' },
  ],
  steps: [
    {
      on: 'docker1',
      run: 'docker service create -q --name web --replicas 2 --constraint node.role==worker -p 8080:80 whoami:1.0',
      timeoutSeconds: 300,
      narration: '两个任务，限定在工作节点上，对外发布 8080 端口。',
    },
    {
      on: 'docker1',
      run: "docker service ps web --format '{{.Name}} {{.Node}} {{.DesiredState}}'",
      varies: /(?<=web\.\d )docker[23]/g,
      narration: '任务在 docker2 和 docker3 上，docker1 上一个也没有。',
    },
    {
      on: 'docker1',
      run: 'for n in 1 2 3; do curl -s docker$n:8080 | grep Hostname; done',
      varies: who,
      narration: '三个节点的 8080 都有人答，没有任务的 docker1 也一样：这就是入口网格。',
    },
    {
      on: 'docker1',
      run: 'for n in 1 2 3 4; do curl -s docker1:8080; done | grep Hostname | sort | uniq -c',
      varies: who,
      narration: '连着问同一个节点四次，两个任务各答了两次：它们轮流来。',
    },
    {
      on: 'docker1',
      run: "docker service inspect web -f '{{range .Endpoint.VirtualIPs}}{{.Addr}}{{end}}'",
      narration: '服务在 ingress 网络上有一个虚拟地址（VIP）。',
    },
    {
      on: 'docker1',
      run: 'iptables -t nat -S DOCKER-INGRESS',
      varies: /--to-destination \S+/g,
      narration:
        '第一站，主机的 NAT 表：到 8080 的包转给 ingress_sbox，一个专管入口的网络命名空间。',
    },
    {
      on: 'docker1',
      run: 'nsenter --net=/run/docker/netns/ingress_sbox iptables -t mangle -S PREROUTING',
      varies: /0x[0-9a-f]+/g,
      narration: '第二站，在那里面：到 8080 的包打上一个标记。',
    },
    {
      on: 'docker1',
      run: 'nsenter --net=/run/docker/netns/ingress_sbox ipvsadm -ln',
      varies: /(?<=FWM +)\d+|(?<=10\.0\.0\.\d+:0 .*)\d+ +\d+ *$/g,
      anyOrder: true,
      narration:
        '第三站，IPVS 看标记（FWM）分发：rr 是轮转，下面两行是两个任务在 ingress 网络上的地址。',
    },
  ],
};
