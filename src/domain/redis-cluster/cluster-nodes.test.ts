import { describe, expect, test } from 'vitest';
import { readClusterNodes } from './cluster-nodes.ts';
import { slotCounts } from './cluster.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(40));
const line = (id: string | undefined, port: number, flags: string, slots: string, master = '-') =>
  `${id} 127.0.0.1:${port}@${port + 10000} ${flags} ${master} 0 1700000000000 1 connected${slots && ` ${slots}`}`;
const healthy = [
  line(b, 6382, 'master', '5461-10922'),
  line(a, 6381, 'myself,master', '0-5460'),
  line(c, 6383, 'master', '10923-16383'),
  line(d, 6384, 'slave', '', a),
];

describe('readClusterNodes', () => {
  test('puts the node that was asked first and the others in their order', () => {
    const { cluster, problems } = readClusterNodes(`${healthy.join('\n')}\n`);
    expect(problems).toEqual([]);
    expect(cluster.nodes.map(({ address }) => address.slice(-4))).toEqual([
      '6381',
      '6382',
      '6383',
      '6384',
    ]);
    expect(slotCounts(cluster)).toEqual([5461, 5462, 5461, 0]);
    expect(cluster.nodes[3]?.replicates).toBe(a);
  });

  test('reads addresses with a host name, IPv6, and lines that end in CR', () => {
    const text = healthy.join('\r\n').replace('127.0.0.1:6381@16381', '::1:6381@16381,redis-1');
    expect(readClusterNodes(text).problems).toEqual([]);
    expect(readClusterNodes(text).cluster.nodes[0]?.address).toBe('::1:6381');
  });

  test('leaves out nodes that redis-cli leaves out', () => {
    const extra = [
      line('e'.repeat(40), 6385, 'slave,fail', '', a),
      line('f'.repeat(40), 6386, 'handshake', ''),
    ];
    const { cluster, problems } = readClusterNodes([...healthy, ...extra].join('\n'));
    expect(problems).toEqual([]);
    expect(cluster.nodes).toHaveLength(4);
  });

  test('names what is wrong with its line', () => {
    const text = [
      line(a, 6381, 'myself,master', '0-5460 5461-x [93-<-cccccc]'),
      line(b, 6382, 'master', '5000-5999 16384'),
      line(c, 6383, 'master,fail', '10923-16383'),
      line(d, 6384, 'slave', '7', 'e'.repeat(40)),
      line(a, 6385, 'master', ''),
      'hello',
      `${'f'.repeat(40)} nowhere master - 0 0 1 connected`,
    ].join('\n');
    expect(readClusterNodes(text).problems).toEqual([
      { kind: 'slots', line: 1, text: '5461-x' },
      { kind: 'open-slot', line: 1, text: '[93-<-cccccc]' },
      { kind: 'outside', line: 2, text: '16384' },
      { kind: 'overlap', line: 2, other: 1, ranges: [{ first: 5000, last: 5460 }] },
      { kind: 'failed', line: 3, address: '127.0.0.1:6383' },
      { kind: 'replica-slots', line: 4, text: '7' },
      { kind: 'unknown-master', line: 4, id: 'e'.repeat(40) },
      { kind: 'same-id', line: 5, id: a, first: 1 },
      { kind: 'fields', line: 6, text: 'hello' },
      { kind: 'address', line: 7, text: 'nowhere' },
      { kind: 'missing', ranges: [{ first: 6000, last: 16383 }] },
    ]);
  });

  test('says that there is nothing', () => {
    expect(readClusterNodes(' \n').problems).toEqual([{ kind: 'empty' }]);
  });

  test('says that no master is there', () => {
    expect(readClusterNodes(line(d, 6384, 'slave', '', a)).problems).toContainEqual({
      kind: 'no-master',
    });
  });
});
