import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';
import { until } from '../../setup.ts';

/** Where a replica stands, and which of the two is chosen. */
const progress = /(?<=offset=)\d+|(?<=lag=)\d+|(?<=port=)638[23]/g;
const asked = (sentinel: number) => `docker exec sentinel-${sentinel} redis-cli -p 2638${sentinel}`;
const master = `${asked(2)} sentinel get-master-addr-by-name mymaster`;
const seen = (sentinel: number) =>
  `${asked(sentinel)} info sentinel | grep -q 'status=ok.*slaves=2,sentinels=3'`;

export const scenario: Scenario = {
  title: '哨兵：主节点死了，副本接班，客户端来问新地址',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['redis:7.0']),
    project('docker1', 'stateful/redis/sentinel', '/root/redis'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'cd redis && docker run -d --name redis-1 --network host redis:7.0 --port 6381',
      narration: '主节点，端口 6381。',
    },
    {
      on: 'docker1',
      run: `for i in 2 3; do docker run -d --name redis-$i --network host \\
  redis:7.0 --port 638$i --replicaof 192.168.110.101 6381; done`,
      narration: '两个副本节点，--replicaof 后面是主节点的地址和端口。旧资料里写作 --slaveof。',
    },
    {
      on: 'docker1',
      hidden: until(
        'docker exec redis-1 redis-cli -p 6381 info replication | grep -c state=online | grep -qx 2',
      ),
    },
    {
      on: 'docker1',
      run: 'docker exec redis-1 redis-cli -p 6381 info replication | head -5',
      varies: progress,
      narration: '主节点上看得到两个副本，都在线。',
    },
    {
      on: 'docker1',
      run: 'cat sentinel.conf',
      narration: '哨兵的配置：监视谁，几个哨兵同意才算下线，多久没有回音算下线。',
    },
    {
      on: 'docker1',
      run: `for i in 1 2 3; do mkdir s$i; cp sentinel.conf s$i
  docker run -d --name sentinel-$i --network host -v ./s$i:/data redis:7.0 \\
    redis-server sentinel.conf --sentinel --port 2638$i; done`,
      narration: '三个哨兵，各有一份配置：哨兵会改写它，记下自己知道的事。',
    },
    {
      on: 'docker1',
      hidden: until([1, 2, 3].map(seen).join(' && ')),
    },
    {
      on: 'docker1',
      run: `${asked(1)} info sentinel | tail -1`,
      narration: '配置里只写了主节点，哨兵自己找到了两个副本（slaves=2）和彼此（sentinels=3）。',
    },
    {
      on: 'docker1',
      run: 'cat client.sh && bash client.sh set menu latte',
      narration: '客户端不记主节点的地址，先问哨兵，再去写。现在是 6381。',
    },
    {
      on: 'docker1',
      run: 'docker kill redis-1',
      narration: '杀掉主节点。',
    },
    {
      on: 'docker1',
      hidden: until(
        `! ${master} | grep -q 6381 && ${[1, 2, 3].map((n) => `${asked(n)} info sentinel | grep -q 'status=ok'`).join(' && ')}`,
        150,
      ),
    },
    {
      on: 'docker1',
      run: 'bash client.sh get menu',
      varies: /:638[23]/g,
      narration: '几秒后再问：主节点换成了一个副本，先前写的数据还在。客户端什么也没有改。',
    },
    {
      on: 'docker1',
      run: "docker logs sentinel-1 | grep -E '[+]sdown master|[+]switch-master'",
      varies: /^\S+ \d+ \w+ \d{4}|638[23]/g,
      narration:
        '哨兵的日志：主节点下线（+sdown），然后切换（+switch-master），写着旧地址和新地址。',
    },
    {
      on: 'docker1',
      run: 'docker start redis-1',
      narration: '旧的主节点修好了，重新启动。',
    },
    {
      on: 'docker1',
      hidden: until('docker exec redis-1 redis-cli -p 6381 role | grep -qx connected', 150),
    },
    {
      on: 'docker1',
      run: 'docker exec redis-1 redis-cli -p 6381 role',
      varies: /^\d+$/g,
      narration: '它已经是副本（slave），跟着新的主节点：哨兵给它改了配置。',
    },
  ],
};
