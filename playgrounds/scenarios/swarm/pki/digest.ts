import type { Scenario } from '../../../lab/scenario.ts';
import { outOfSwarm, swarmOf } from '../setup.ts';

/** Zeros: the digest stays a number of 256 bits. */
const wrongDigest = (token: string) => token.replace(/(?<=^SWMTKN-1-.).{4}/, '0000');

export const scenario: Scenario = {
  title: '令牌的第三段就是根 CA 证书的摘要',
  hosts: ['docker1', 'docker6'],
  setup: [outOfSwarm(['docker6']), ...swarmOf({})],
  steps: [
    {
      on: 'docker1',
      run: 'docker swarm join-token -q worker',
      narration: '工作节点的加入令牌，用短横线分成四段。下面看第三段从哪里来。',
    },
    {
      on: 'docker1',
      run: 'sha256sum /var/lib/docker/swarm/certificates/swarm-root-ca.crt',
      capture: { digest: /^[0-9a-f]{64}/ },
      narration: '根 CA 证书这个文件的 SHA-256，十六进制 64 位。',
    },
    {
      on: 'docker1',
      run: (captured) =>
        `node -p 'BigInt("0x${captured('digest')}").toString(36).padStart(50, "0")'`,
      varies: /(?<=0x)[0-9a-f]{64}/g,
      narration: '换成 36 进制，补到 50 位：与令牌的第三段一字不差。',
    },
    {
      on: 'docker6',
      run: (captured) =>
        `docker swarm join --token ${wrongDigest(captured('worker'))} 192.168.110.101:2377`,
      status: 1,
      narration:
        '把第三段改几个字（0000）。新节点取来对方的根 CA 证书，自己算摘要，与令牌对不上，拒绝加入。',
    },
    {
      on: 'docker6',
      run: (captured) => `docker swarm join --token ${captured('worker')} 192.168.110.101:2377`,
      narration: '原样的令牌就对得上。摘要是给新节点认人用的，防的是冒充的管理节点。',
    },
    {
      on: 'docker6',
      run: 'sha256sum /var/lib/docker/swarm/certificates/swarm-root-ca.crt',
      narration: '取来的根 CA 证书存在 docker6 上，摘要与 docker1 的相同。',
    },
  ],
  cleanup: [outOfSwarm(['docker6'])],
};
