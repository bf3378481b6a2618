import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine, quietly } from '../../basics/setup.ts';

const allow = 'DOCKER-USER -i br-lab -o br-lab -j ACCEPT';
const remove = `for n in red blue; do ip netns del $n; done; ip link del br-lab; iptables -D ${allow}`;

export const scenario: Scenario = {
  title: '亲手搭：两个网络命名空间、两对 veth、一座网桥',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1'), quietly('docker1', `{ ${remove}; } 2>/dev/null; true`)],
  steps: [
    {
      on: 'docker1',
      run: 'ip netns add red && ip netns add blue && ip -n red -br link',
      narration: '造两个网络命名空间。新的里面只有一块 lo，状态还是 DOWN。',
    },
    {
      on: 'docker1',
      run: 'ip link add to-red type veth peer name eth0 netns red',
      narration: '造一对 veth，像一根网线：一头 to-red 在主机上，另一头在 red 里，叫 eth0。',
    },
    {
      on: 'docker1',
      run: 'ip link add to-blue type veth peer name eth0 netns blue',
      narration: 'blue 也要一根。',
    },
    {
      on: 'docker1',
      run: 'ip link add br-lab type bridge && ip link set to-red master br-lab && ip link set to-blue master br-lab',
      narration: '造一座网桥，把两根线的主机这头插上去。它就是一台交换机。',
    },
    {
      on: 'docker1',
      run: 'for i in br-lab to-red to-blue; do ip link set $i up; done',
      narration: '新接口都是关着的，打开主机上的三个。',
    },
    {
      on: 'docker1',
      run: 'ip -n red addr add 10.9.0.2/24 dev eth0 && ip -n red link set eth0 up',
      narration: '给 red 里的那头一个地址，打开。',
    },
    {
      on: 'docker1',
      run: 'ip -n blue addr add 10.9.0.3/24 dev eth0 && ip -n blue link set eth0 up',
      narration: 'blue 里的也一样。',
    },
    {
      on: 'docker1',
      run: 'ip netns exec red ping -c 2 10.9.0.3',
      status: 1,
      varies: /time[ =]?[\d.]+(ms)?/g,
      narration: '从 red 里 ping blue：线都接好了，却一个包也没有回来。',
    },
    {
      on: 'docker1',
      run: 'sysctl net.bridge.bridge-nf-call-iptables && iptables -S FORWARD | head -2',
      narration:
        '原因在防火墙：值是 1，过网桥的包也要过 FORWARD 链，而 Docker 把这条链的默认动作设成了 DROP。',
    },
    {
      on: 'docker1',
      run: `iptables -I ${allow}`,
      narration: '在留给用户的 DOCKER-USER 链里放行自己的网桥。',
    },
    {
      on: 'docker1',
      run: 'ip netns exec red ping -c 2 10.9.0.3',
      varies: /time[ =]?[\d.]+( ?ms)?|rtt .*/g,
      narration: '通了。',
    },
    {
      on: 'docker1',
      run: 'ip netns exec red ping -c 1 192.168.110.102',
      status: 2,
      narration: '去别的主机不行：red 里没有通往外面的路由。Docker 给容器加的是默认路由和 NAT。',
    },
    {
      on: 'docker1',
      run: 'bridge link show | grep br-lab',
      varies: /^\d+|@\w+|if\d+/gm,
      narration: '网桥上插着两根线，和容器挂在 docker0 上是同一幅样子。',
    },
    {
      on: 'docker1',
      run: 'ip nets add green',
      status: 1,
      narration: '笔记把 netns 打成了 nets，这个子命令不存在。',
    },
    {
      on: 'docker1',
      run: `ip netns del red && ip netns del blue && ip link del br-lab && iptables -D ${allow}`,
      narration: '拆掉。删掉命名空间，它里面的 veth 连同另一头一起消失。',
    },
  ],
  cleanup: [quietly('docker1', `{ ${remove}; } 2>/dev/null; true`)],
};
