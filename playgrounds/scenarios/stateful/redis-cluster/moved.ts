import type { Scenario } from '../../../lab/scenario.ts';
import { clusterOfSix } from '../setup.ts';

const atNode = (port: number) => new RegExp(`192\\.168\\.110\\.101:${port}> $`);

export const scenario: Scenario = {
  title: '键归哪个槽位：MOVED 与自动跳转',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: clusterOfSix(),
  steps: [
    {
      on: 'docker1',
      run: 'docker exec redis-1 redis-cli -p 6381 cluster keyslot k1',
      narration: '键 k1 属于哪个槽位，是算出来的：12706。',
    },
    {
      on: 'docker1',
      run: 'docker exec redis-1 redis-cli -h 192.168.110.101 -p 6381 set k1 v1',
      narration: '直接写到 6381：它不管这个槽位，只告诉你该找谁。数据没有写进去。',
    },
    {
      on: 'docker1',
      run: 'docker exec -it redis-1 redis-cli -c -h 192.168.110.101 -p 6381',
      until: atNode(6381),
      narration: '加 -c，客户端就会自己跟着跳。',
    },
    {
      on: 'docker1',
      send: 'set k1 v1',
      until: atNode(6383),
      narration: '看 Redirected 一行：跳到 6383，写成功，提示符也变成了 6383。',
    },
    {
      on: 'docker1',
      send: 'set k2 v2',
      until: atNode(6381),
      narration: 'k2 属于槽位 449，又跳回 6381。',
    },
    {
      on: 'docker1',
      send: 'mget k1 k2',
      until: atNode(6381),
      narration: '一次取两个键：它们不在同一个槽位，CROSSSLOT 报错。',
    },
    {
      on: 'docker1',
      send: 'mset {user}name alice {user}age 20',
      until: /> $/,
      narration: '花括号是哈希标签，只有里面的部分参加计算，两个键就落在同一个槽位。',
    },
    {
      on: 'docker1',
      send: 'mget {user}name {user}age',
      until: /> $/,
      narration: '现在可以一次取两个了。',
    },
    {
      on: 'docker1',
      send: 'exit',
      narration: '离开客户端。',
    },
  ],
};
