import type { Scenario } from '../../../lab/scenario.ts';
import { outOfSwarm, swarmOf } from '../setup.ts';

const tokenDigest = 'docker swarm join-token -q worker | cut -d- -f3';
const readRoot = 'docker swarm ca | openssl x509 -noout -subject -serial';
const readNode =
  'openssl x509 -in /var/lib/docker/swarm/certificates/swarm-node.crt -noout -subject -serial';
const serial = /(?<=serial=)[0-9A-F]+/g;

export const scenario: Scenario = {
  title: '更换根 CA：docker swarm ca --rotate',
  hosts: ['docker1', 'docker4', 'docker6'],
  setup: [outOfSwarm(['docker6']), ...swarmOf({ workers: ['docker4'] })],
  steps: [
    {
      on: 'docker1',
      run: readRoot,
      varies: serial,
      narration: '更换之前的根 CA，记住它的序列号。',
    },
    {
      on: 'docker1',
      run: tokenDigest,
      narration: '更换之前，令牌的第三段。',
    },
    {
      on: 'docker4',
      run: readNode,
      varies: serial,
      narration: '更换之前，工作节点 docker4 的证书。',
    },
    {
      on: 'docker1',
      run: 'docker swarm ca --rotate',
      timeoutSeconds: 120,
      varies: /^[A-Za-z0-9+/=]{8,64}$/g, // The certificate's lines.
      narration:
        '更换根 CA。引擎让每个节点换一张新证书，等全部换完才丢掉旧的根；看两个进度，最后打印新的根 CA 证书。',
    },
    {
      on: 'docker1',
      run: readRoot,
      varies: serial,
      narration: '名字仍叫 swarm-ca，序列号变了：已经是另一张证书。',
    },
    {
      on: 'docker4',
      run: readNode,
      varies: serial,
      narration: 'docker4 的证书也换了：CN、OU、O 没变，序列号变了。任务不用停，也不用重新加入。',
    },
    {
      on: 'docker1',
      run: tokenDigest,
      narration: '令牌的第三段随之改变，因为它就是根 CA 证书的摘要。',
    },
    {
      on: 'docker6',
      run: (captured) => `docker swarm join --token ${captured('worker')} 192.168.110.101:2377`,
      status: 1,
      narration: '更换之前发出去的令牌作废了：docker6 发现摘要对不上，拒绝加入。',
    },
    {
      on: 'docker1',
      run: 'docker node ls',
      narration: '原有的节点都在，都是 Ready。',
    },
  ],
};
