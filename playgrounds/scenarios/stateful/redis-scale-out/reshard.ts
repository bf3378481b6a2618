import type { Scenario } from '../../../lab/scenario.ts';
import { address, clusterOfSix, clusterStands, nodesAnswer, startNodes } from '../setup.ts';

const check = `docker exec redis-1 redis-cli --cluster check ${address}:6381`;
const shortIds = /[0-9a-f]{8}\.\.\./g;

export const scenario: Scenario = {
  title: '扩容：给第四个主节点分 4096 个槽位',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: clusterOfSix(),
  steps: [
    {
      on: 'docker1',
      run: startNodes([7]),
      narration: '启动第七个节点，端口 6387。',
    },
    nodesAnswer([7]),
    {
      on: 'docker1',
      run: `docker exec redis-1 redis-cli --cluster add-node ${address}:6387 ${address}:6381 | tail -3`,
      narration: '请它加入。后一个地址是集群里任意一个节点，由它引荐。',
    },
    clusterStands(7),
    {
      on: 'docker1',
      run: `${check} | head -5`,
      varies: shortIds,
      anyOrder: true, // The masters, in the order of their ids.
      narration: '6387 已经是主节点，但有 0 个槽位：它什么数据也不存。',
    },
    {
      on: 'docker1',
      run: 'docker exec redis-1 redis-cli -p 6387 cluster myid',
      capture: { newcomer: /[0-9a-f]{40}/ },
      narration: '问出它的节点 ID，分槽时要用。',
    },
    {
      on: 'docker1',
      run: (captured) =>
        `docker exec redis-1 redis-cli --cluster reshard ${address}:6381 --cluster-from all --cluster-to ${captured('newcomer')} --cluster-slots 4096 --cluster-yes > reshard.log`,
      timeoutSeconds: 120,
      narration:
        '移给它 16384 的四分之一，4096 个；来源选 all，向每个主节点按比例要。一个槽位打印一行，所以存进文件。',
    },
    {
      on: 'docker1',
      run: "grep '^Moving' reshard.log | head -3",
      narration: '每个槽位从谁移到谁，一行一个。先从槽位最多的 6382 移起。',
    },
    {
      on: 'docker1',
      run: "grep '^Moving' reshard.log | cut -d' ' -f5 | sort | uniq -c",
      narration: '数一数：1365 + 1366 + 1365 = 4096。6382 原有 5462 个，多一个，所以多给一个。',
    },
    {
      on: 'docker1',
      run: `${check} | grep -E '^M:|slots:\\['`,
      varies: /[0-9a-f]{40}/g,
      anyOrder: true,
      narration: '6387 有三段槽位，各来自一个旧主节点的开头；旧主节点从后半接着管。',
    },
    {
      on: 'docker1',
      run: `${check} | head -5`,
      varies: shortIds,
      anyOrder: true,
      narration: '四个主节点各 4096 个。6387 还没有副本节点：它一停，这 4096 个槽位就没人管了。',
    },
  ],
};
