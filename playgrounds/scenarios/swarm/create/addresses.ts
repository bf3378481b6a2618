import type { Scenario } from '../../../lab/scenario.ts';
import { outOfSwarm, overlayPortOpen } from '../setup.ts';

const removeSecondCard = 'ip netns del lan2 2>/dev/null; ip link del eth1 2>/dev/null; true';

export const scenario: Scenario = {
  title: '双网卡主机上的 init：一次报错，一次成功',
  hosts: ['docker1'],
  setup: [
    outOfSwarm(['docker1']), // Without docker_gwbridge, which would count as one more card with an address.
    { on: 'docker1', hidden: removeSecondCard },
    {
      on: 'docker1',
      // The other end of the cable lies in a namespace of its own, as if a second switch were there.
      hidden: `ip netns add lan2 && ip link add eth1 type veth peer name port netns lan2 &&
        ip addr add 192.168.56.101/24 dev eth1 && ip link set eth1 up && ip -n lan2 link set port up`,
    },
  ],
  steps: [
    {
      on: 'docker1',
      run: 'ip -br -4 addr',
      narration:
        '四行里 lo 是回环，docker0 是 Docker 自己的网桥，都不算。剩两块网卡：eth0 是 192.168.110.101，eth1 是 192.168.56.101。',
    },
    {
      on: 'docker1',
      run: 'docker swarm init',
      status: 1,
      narration:
        '不指定地址就初始化，引擎不替你选：报错里列出两个地址，要求用 --advertise-addr 指定。',
    },
    {
      on: 'docker1',
      run: 'docker swarm init --autolock=false --advertise-addr 192.168.110.101 --listen-addr 192.168.110.101:2377',
      narration: '三个选项都写明：不自动锁定，告诉别人的地址，自己监听的地址与端口。这次成功了。',
    },
    overlayPortOpen(['docker1']),
    {
      on: 'docker1',
      run: "ss -lntu | grep -E 'Netid|:(2377|7946|4789) '",
      anyOrder: true, // The kernel's own.
      narration:
        '集群管理 2377/tcp 和节点间通信 7946/tcp、7946/udp 只监听指定的地址；overlay 网络的 4789/udp 由内核监听，不分地址。',
    },
    {
      on: 'docker1',
      run: "docker node inspect self --format '{{.Status.Addr}} {{.ManagerStatus.Addr}}'",
      narration: '别的节点会用这两个地址找到它：都是 --advertise-addr 给的那个。',
    },
  ],
  cleanup: [outOfSwarm(['docker1']), { on: 'docker1', hidden: removeSecondCard }],
};
