import type { Scenario } from '../../../lab/scenario.ts';
import { outOfSwarm, swarmOf } from '../setup.ts';

const stateOf = "docker info --format '{{.Swarm.LocalNodeState}}'";
const openPort = 'iptables -D INPUT -p tcp --dport 2377 -j DROP';

export const scenario: Scenario = {
  title: '2377 被挡住：加入超时，怎么查、怎么收拾',
  hosts: ['docker4', 'docker1'],
  setup: [
    outOfSwarm(['docker4']),
    { on: 'docker1', hidden: `${openPort} 2>/dev/null; true` },
    ...swarmOf({}),
    { on: 'docker1', hidden: 'iptables -I INPUT -p tcp --dport 2377 -j DROP' },
  ],
  steps: [
    {
      on: 'docker4',
      run: (captured) => `docker swarm join --token ${captured('worker')} 192.168.110.101:2377`,
      status: 1,
      narration:
        'docker1 的防火墙丢掉了发往 2377/tcp 的包。命令等满约 20 秒（回放里缩短了）才报 Timeout was reached：它放弃等待，引擎还在后台试。',
    },
    {
      on: 'docker4',
      run: stateOf,
      narration: '状态是 pending：正在加入，还没有成。',
    },
    {
      on: 'docker4',
      run: 'ping -c 1 192.168.110.101',
      varies: /(?:time|rtt) .*|time=.*/g, // How long the packets took.
      narration: 'ping 得通，所以网络没有断。',
    },
    {
      on: 'docker4',
      run: 'nc -vz -w 3 192.168.110.101 2377',
      status: 1,
      narration: '2377/tcp 连不上，三秒后超时：有防火墙在丢包。',
    },
    {
      on: 'docker4',
      hidden: `timeout 90 sh -c 'until docker info | grep -q "Swarm: error"; do sleep 0.5; done'`,
    },
    {
      on: 'docker4',
      run: 'docker info | grep -A 2 Swarm:',
      varies: /(?<=Error: ).*/g, // Whichever of its attempts was the last.
      narration:
        '过一会儿再看，Swarm 一行成了 error：后台的尝试也失败了，引擎不再试。Error 一行里的 DeadlineExceeded 是超时。',
    },
    {
      on: 'docker1',
      run: openPort,
      narration:
        '在 docker1 上删掉挡路的那条规则。实验环境里它是用 iptables 加的；用 ufw 的主机，对应的是 ufw allow。',
    },
    {
      on: 'docker4',
      run: 'nc -vz -w 3 192.168.110.101 2377',
      narration: '再试一次，succeeded：端口通了。',
    },
    {
      on: 'docker4',
      run: (captured) => `docker swarm join --token ${captured('worker')} 192.168.110.101:2377`,
      status: 1,
      narration: '重新加入却被拒绝：上次没加入成，也留下了记录，引擎以为自己已在某个 swarm 里。',
    },
    {
      on: 'docker4',
      run: 'docker swarm leave',
      narration: '先离开，清掉那份记录。',
    },
    {
      on: 'docker4',
      run: (captured) => `docker swarm join --token ${captured('worker')} 192.168.110.101:2377`,
      narration: '同一条命令，这回马上成功。',
    },
  ],
  cleanup: [
    { on: 'docker1', hidden: `${openPort} 2>/dev/null; true` },
    outOfSwarm(['docker4', 'docker1']),
  ],
};
