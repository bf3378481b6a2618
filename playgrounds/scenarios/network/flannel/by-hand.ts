import type { HostName } from '../../../lab/addresses.ts';
import type { HiddenStep, Scenario } from '../../../lab/scenario.ts';
import { freshEngine, quietly } from '../../basics/setup.ts';
import { project } from '../../project.ts';

const chance = /time=[\d.]+ ms|= [\d./]+ ms/g;
const packets = /id \d+|seq \d+|\.\d{5} >|\d+ packets? received by filter/g;
const address = 'docker run --rm busybox:1.35 ip -o -4 addr show eth0 | grep -o "inet [^ ]*"';
const allow = 'iptables -I DOCKER-USER -s 10.88.0.0/16 -d 10.88.0.0/16 -j ACCEPT';
const answers = 'for i in $(seq 150); do if docker version; then break; fi; sleep 0.1; done';

/** An engine as it was before: no tunnel, no rule, docker0 with the address that engines choose. */
function restored(on: HostName): HiddenStep {
  return quietly(
    on,
    `exec 2>/dev/null
    ip link del flannel.1
    while iptables -D DOCKER-USER -s 10.88.0.0/16 -d 10.88.0.0/16 -j ACCEPT; do :; done
    [ -e /etc/default/docker.orig ] || cp /etc/default/docker /etc/default/docker.orig
    if ! cmp -s /etc/default/docker.orig /etc/default/docker; then
      cp /etc/default/docker.orig /etc/default/docker
      docker ps -aq | xargs -r docker rm -f
      service docker stop
      for i in $(seq 150); do pgrep -x dockerd || break; sleep 0.1; done
      ip link del docker0
      rm -rf /var/lib/docker/network # It remembers the address of docker0.
      service docker start
      ${answers}
    fi
    true`,
  );
}

const bip = (n: number) =>
  `echo 'DOCKER_OPTS="--bip=10.88.${n}.1/24 --mtu=1450 --ip-masq=false"' > /etc/default/docker`;

export const scenario: Scenario = {
  title: '不用 flannel，亲手接通两台主机的容器',
  hosts: ['docker1', 'docker2'],
  offstage: ['registry'],
  setup: [
    restored('docker1'),
    restored('docker2'),
    freshEngine('docker1', ['busybox:1.35']),
    freshEngine('docker2', ['busybox:1.35']),
    project('docker1', 'network/flannel/tunnel', '/root'),
    project('docker2', 'network/flannel/tunnel', '/root'),
  ],
  steps: [
    {
      on: 'docker1',
      run: address,
      narration: '先看问题：docker1 上的容器，地址是 172.17.0.2。',
    },
    {
      on: 'docker2',
      run: address,
      narration: 'docker2 上的也是 172.17.0.2。地址相同，没法互相找。',
    },
    {
      on: 'docker1',
      run: bip(1),
      narration: '换网段：引擎的启动选项里写明 docker0 的地址。--ip-masq=false 是出门不改源地址。',
    },
    {
      on: 'docker2',
      run: bip(2),
      narration: 'docker2 用另一段。',
    },
    {
      on: 'docker1',
      run: 'service docker restart',
      narration: '重启引擎才生效。',
    },
    {
      on: 'docker2',
      run: 'service docker restart',
      narration: 'docker2 也重启。',
    },
    { on: 'docker1', hidden: answers },
    { on: 'docker2', hidden: answers },
    {
      on: 'docker1',
      run: 'ip -br -4 addr show docker0',
      narration: 'docker0 的地址变成 10.88.1.1/24。所谓“接管 docker0”，就是这一步。',
    },
    {
      on: 'docker2',
      run: 'docker run -d --name far busybox:1.35 sleep 1d && docker exec far hostname -i',
      narration: 'docker2 上起一个容器，地址在自己那一段里。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm busybox:1.35 ping -c 1 -W 2 10.88.2.2',
      status: 1,
      narration: '从 docker1 的容器 ping 它：不通，docker1 不知道 10.88.2.0/24 在哪里。',
    },
    {
      on: 'docker1',
      run: 'bash tunnel.sh 1 2',
      narration: '造一个 VXLAN 设备，填三张表。脚本的内容见正文。',
    },
    {
      on: 'docker1',
      run: 'ip route show dev flannel.1; ip neigh show dev flannel.1; bridge fdb show dev flannel.1',
      narration: '三张表各一行：路由、邻居、FDB。顺着看，从网段找到主机。',
    },
    {
      on: 'docker2',
      run: 'bash tunnel.sh 2 1',
      narration: 'docker2 上填反过来的。',
    },
    {
      on: 'docker2',
      run: 'iptables -S FORWARD | head -1',
      narration: '还差一步：引擎把转发的默认动作设成了 DROP，从隧道来的包进不了 docker0。',
    },
    {
      on: 'docker1',
      run: allow,
      narration: '只放行这个大网段内部的转发，写在 DOCKER-USER 链里。',
    },
    {
      on: 'docker2',
      run: allow,
      narration: 'docker2 也放行。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm busybox:1.35 ping -c 1 10.88.2.2',
      varies: chance,
      narration: '通了。ttl=62：经过了两台主机这两个路由器，减了 2。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name near busybox:1.35 ping 10.88.2.2',
      narration: '让它在后台一直 ping。',
    },
    {
      on: 'docker1',
      run: 'tcpdump -lnt -i eth0 -T vxlan -c 2 udp port 8472',
      varies: packets,
      narration:
        '抓主机网卡：外层是 docker1 到 docker2 的 UDP 8472，里层才是容器的 ICMP，源地址没有被改。',
    },
  ],
  cleanup: [restored('docker1'), restored('docker2')],
};
