import type { Scenario } from '../../../lab/scenario.ts';
import { nodesReady, outOfSwarm } from '../setup.ts';

const readNodeCertificate = 'openssl x509 -in swarm-node.crt -noout -subject -issuer -dates';
const enterFolder = 'cd /var/lib/docker/swarm/certificates && ls';

export const scenario: Scenario = {
  title: '加入时发的证书：名字、部门、组织各是什么',
  hosts: ['docker1', 'docker4'],
  setup: [outOfSwarm(['docker1', 'docker4'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker swarm init --advertise-addr 192.168.110.101',
      capture: { joinAsWorker: /docker swarm join --token \S+ \S+/ },
      narration: 'init 时 docker1 自己建了一个 CA，又给自己签发了一张证书。',
    },
    {
      on: 'docker1',
      run: enterFolder,
      narration: '三个文件：节点证书、节点私钥、根 CA 证书。私钥从不离开这台主机。',
    },
    {
      on: 'docker1',
      run: readNodeCertificate,
      narration: 'OU=swarm-manager 是角色；签发者是 swarm-ca；有效期 90 天，起点往前拨了一小时。',
    },
    {
      on: 'docker1',
      run: "docker info --format 'CN={{.Swarm.NodeID}} O={{.Swarm.Cluster.ID}}'",
      narration: '与证书对照：CN 是节点 ID，O 是集群 ID。',
    },
    {
      on: 'docker1',
      run: 'docker swarm ca | openssl x509 -noout -subject -issuer -dates',
      narration: '根 CA 是自签的：主体与签发者同是 swarm-ca。有效期二十年，不会自动更换。',
    },
    {
      on: 'docker4',
      run: (captured) => captured('joinAsWorker'),
      narration: 'docker4 凭加入令牌加入，成为工作节点。',
    },
    {
      on: 'docker4',
      run: enterFolder,
      narration: '它也有了同样的三个文件。',
    },
    {
      on: 'docker4',
      run: readNodeCertificate,
      narration: 'O 与 docker1 相同，OU=swarm-worker，CN 是它自己的节点 ID，也由 swarm-ca 签发。',
    },
    {
      on: 'docker4',
      run: 'openssl verify -CAfile swarm-root-ca.crt swarm-node.crt',
      narration: '用根 CA 证书验证节点证书的签名：OK。节点之间就是这样互相验证的。',
    },
    {
      on: 'docker4',
      run: 'openssl x509 -in swarm-node.crt -noout -ext subjectAltName,extendedKeyUsage',
      narration: '用途两样都有：TLS 服务端和客户端。节点之间是双向认证，两头都出示证书。',
    },
    nodesReady({ nodes: 2, managers: 1 }),
    {
      on: 'docker1',
      run: 'docker node promote docker4',
      narration: '把 docker4 升为管理节点。',
    },
    nodesReady({ nodes: 2, managers: 2 }),
    {
      on: 'docker4',
      run: 'openssl x509 -in swarm-node.crt -noout -subject -ext subjectAltName',
      narration: '换了一张新证书：CN 没变，OU 变成 swarm-manager，名字里多了 swarm-ca。',
    },
  ],
};
