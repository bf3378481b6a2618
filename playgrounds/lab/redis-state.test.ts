import { describe, expect, test } from 'vitest';
import { mergeViews, viewsIn } from './redis-state.ts';

/*
 * CLUSTER NODES of redis 7.0.15: six nodes on docker1, `redis-cli --cluster create … --cluster-replicas 1`,
 * then `cluster setslot 5 migrating` on 7001 and `importing` on 7002, `docker kill` of 7003, seven seconds.
 */
const [a, b, c] = [
  'f98b6434989a54cc46c28e391afa4b1d9d09e00f',
  '1dc9bbaeb327e8ad8b22cf2cb0f630015259bd33',
  'e2d400dc4bd91836b4095d968f43a208272c6e3d',
] as const;
const lines = `070a33139b6a7d1aa4876a72716cb8ce884c7dc3 192.168.110.101:7005@17005 slave ${c} 0 1795271957118 3 connected
ea74a813f5902dad3d7d7aa4333464bee571a324 192.168.110.101:7006@17006 slave ${a} 0 1795271957322 1 connected
${c} 192.168.110.101:7003@17003 master,fail - 1795271951067 1795271950000 3 disconnected 10923-16383
d42243b369557a7c816f5928531efc30ace344ef 192.168.110.101:7004@17004 slave ${b} 0 1795271957322 2 connected
`;
const first = `= 192.168.110.101
${lines}${a} 192.168.110.101:7001@17001 myself,master - 0 1795271957000 1 connected 0-5460 [5->-${b}]
${b} 192.168.110.101:7002@17002 master - 0 1795271957000 2 connected 5461-10922
`;
const second = `= 192.168.110.101
${lines}${a} 192.168.110.101:7001@17001 master - 0 1795271957000 1 connected 0-5460
${b} 192.168.110.101:7002@17002 myself,master - 0 1795271957000 2 connected 5461-10922 [5-<-${a}]
`;
/** A node that was started and has met nobody. */
const alone = `= 192.168.110.102
0123456789abcdef0123456789abcdef01234567 :7007@17007 myself,master - 0 0 0 connected
`;

describe('mergeViews', () => {
  test('gives each node once, with role, master, health and slots', () => {
    const nodes = mergeViews(viewsIn(first + second));
    expect(nodes.map(({ address, role, health, slots }) => [address, role, health, slots])).toEqual(
      [
        ['192.168.110.101:7001', 'master', 'ok', [[0, 5460]]],
        ['192.168.110.101:7002', 'master', 'ok', [[5461, 10922]]],
        ['192.168.110.101:7003', 'master', 'failed', [[10923, 16383]]],
        ['192.168.110.101:7004', 'replica', 'ok', []],
        ['192.168.110.101:7005', 'replica', 'ok', []],
        ['192.168.110.101:7006', 'replica', 'ok', []],
      ],
    );
    expect(nodes.map(({ master }) => master)).toEqual([null, null, null, b, c, a]);
  });

  test('knows a moving slot from both of its ends', () => {
    const [one, two] = mergeViews(viewsIn(first + second));
    expect(one?.moving).toEqual([{ slot: 5, direction: 'out', node: b }]);
    expect(two?.moving).toEqual([{ slot: 5, direction: 'in', node: a }]);
  });

  test('counts a node that is in no cluster yet, at the address of its own network', () => {
    const nodes = mergeViews(viewsIn(alone + first));
    expect(nodes).toHaveLength(7);
    expect(nodes.at(-1)).toMatchObject({ address: '192.168.110.102:7007', slots: [] });
  });

  test('reads a single slot, and leaves out a node that is only being met', () => {
    const text = `= 192.168.110.101
${a} 192.168.110.101:7001@17001 myself,master - 0 0 1 connected 0-4 7
${b} 192.168.110.101:7002@17002 handshake - 0 0 0 disconnected
`;
    expect(mergeViews(viewsIn(text)).map(({ slots }) => slots)).toEqual([
      [
        [0, 4],
        [7, 7],
      ],
    ]);
  });

  test('takes an answer that is none for no node', () => {
    expect(viewsIn('= 192.168.110.101\nNOAUTH Authentication required.\n')).toEqual([]);
  });
});
