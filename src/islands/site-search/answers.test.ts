import { describe, expect, test } from 'vitest';
import { answers } from './answers.ts';

const page =
  '搭建集群 docker swarm join --token <工作节点令牌> 192.168.110.101:2377 的 Recv-Q，B 还是 x86_64，--advertise-addr 与 Managers: 3';

describe('answers', () => {
  test.each([
    '集群',
    'docker集群',
    'dock',
    'DOCKER swarm',
    'swarmm',
    'managers',
    'advertise-addr',
    '--token',
    '192.168.110.101:2377',
    'q',
    '…？',
  ])('finds “%s” where it stands, whole, begun or with a slip at its end', (query) => {
    expect(answers(query, page)).toBe(true);
  });

  test.each(['qqqzzzxyy', 'a'.repeat(5000), '<b>x</b>', 'docker qqqzzz', '令牌 xyz', 'ocker'])(
    'does not find %s, though its first letters stand there',
    (query) => {
      expect(answers(query, page)).toBe(false);
    },
  );
});
