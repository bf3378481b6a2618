import type { Scenario } from '../../../lab/scenario.ts';
import { nodesReady, swarmOf } from '../setup.ts';

const readKeyFile =
  "grep -E 'BEGIN|END|kek|raft' /var/lib/docker/swarm/certificates/swarm-node.key";
/** How often the key's key was changed, and the key of the Raft log. */
const keyHeaders = /(?<=kek-version: )\d+|(?<=raft-dek: ).*/g;
const engineAnswers = `for i in $(seq 100); do if docker version; then break; fi; sleep 0.2; done >/dev/null 2>&1`;

export const scenario: Scenario = {
  title: '自动锁定：重启之后要用密钥解锁',
  hosts: ['docker1'],
  setup: [...swarmOf({})],
  steps: [
    {
      on: 'docker1',
      run: readKeyFile,
      varies: keyHeaders,
      narration:
        '还没有自动锁定：节点的私钥是明文的 PRIVATE KEY，加密 Raft 日志的密钥 raft-dek 也放在同一个文件里。',
    },
    {
      on: 'docker1',
      run: 'docker swarm update --autolock=true',
      capture: { key: /SWMKEY-1-\S+/ },
      narration: '打开自动锁定，打印出解锁密钥。引擎重启后自己拿不到它，要另找安全的地方保管。',
    },
    {
      on: 'docker1',
      run: readKeyFile,
      varies: keyHeaders,
      narration: '私钥变成 ENCRYPTED PRIVATE KEY，raft-dek 也换成加密过的。光偷走磁盘没有用了。',
    },
    {
      on: 'docker1',
      run: 'service docker restart',
      narration: '重启引擎。用 systemd 的主机上是 systemctl restart docker。',
    },
    { on: 'docker1', hidden: engineAnswers },
    {
      on: 'docker1',
      run: 'docker node ls',
      status: 1,
      narration: '引擎起来了，swarm 却锁着：没有密钥，它读不了自己的私钥和 Raft 日志。',
    },
    {
      on: 'docker1',
      run: 'docker info | grep Swarm:',
      narration: '状态是 locked。',
    },
    {
      on: 'docker1',
      run: 'docker swarm unlock',
      until: /unlock key: $/,
      narration: '解锁。它问密钥。',
    },
    {
      on: 'docker1',
      send: 'SWMKEY-1-WrongWrongWrongWrongWrongWrongWrongWrongWro',
      status: 1,
      narration: '先输一个错的，屏幕上不显示。被拒绝：invalid key provided。',
    },
    {
      on: 'docker1',
      run: 'docker swarm unlock',
      until: /unlock key: $/,
      narration: '再来一次。',
    },
    {
      on: 'docker1',
      send: (captured) => captured('key'),
      narration: '贴上真正的密钥，仍然不显示。没有报错就是成功。',
    },
    nodesReady({ nodes: 1, managers: 1 }),
    {
      on: 'docker1',
      run: 'docker node ls',
      narration: '集群又能用了。',
    },
    {
      on: 'docker1',
      run: 'docker swarm unlock-key --rotate',
      narration: '换一把新的解锁密钥。密钥进过聊天记录或版本库，就该换。',
    },
    {
      on: 'docker1',
      run: 'docker swarm unlock-key -q',
      narration: '解了锁的管理节点上，随时可以再看一次当前的密钥。',
    },
  ],
  cleanup: [{ on: 'docker1', hidden: 'docker swarm leave --force' }],
};
