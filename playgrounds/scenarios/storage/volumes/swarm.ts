import type { Scenario } from '../../../lab/scenario.ts';
import { swarmOf } from '../../swarm/setup.ts';

const mine = 'docker exec $(docker ps -qf name=app.)';

export const scenario: Scenario = {
  title: '同名的卷，每台主机各有一个',
  hosts: ['docker1', 'docker2'],
  offstage: ['registry'],
  setup: [
    ...swarmOf({ workers: ['docker2'] }),
    {
      on: ['docker1', 'docker2'],
      // The registry answers a moment after its engine.
      hidden: `docker ps -aq | xargs -r docker rm -f -v
        docker volume ls -q | xargs -r docker volume rm
        for i in $(seq 50); do if docker pull -q busybox:1.35; then break; fi; sleep 0.2; done
        docker image inspect busybox:1.35`,
    },
  ],
  steps: [
    {
      on: 'docker1',
      run: 'docker network create -d overlay --attachable --subnet 172.30.0.0/16 kafka',
      narration: '跨主机的 overlay 网络。--attachable 让 docker run 的容器也能接进来。',
    },
    {
      on: 'docker1',
      run: 'docker volume create volume_kafka',
      narration: '在 docker1 上建一个卷。',
    },
    {
      on: 'docker1',
      run: `docker service create -d --name app --network kafka --replicas 2 \\
  --mount type=volume,src=volume_kafka,dst=/data busybox:1.35 sleep 1d`,
      narration: '两个副本，都挂卷 volume_kafka。服务没有 -v，只能用 --mount。',
    },
    {
      on: 'docker1',
      hidden:
        'for i in $(seq 150); do if [ "$(docker service ps app | grep -c Running)" = 2 ]; then break; fi; sleep 0.2; done; sleep 1; [ "$(docker service ps app | grep -c Running)" = 2 ]',
    },
    {
      on: 'docker1',
      run: "docker service ps app --format '{{.Node}} {{.DesiredState}}'",
      anyOrder: true,
      narration: '两台主机各跑一个。',
    },
    {
      on: 'docker1',
      run: `${mine} sh -c 'echo docker1 > /data/who'`,
      narration: '在 docker1 的那个副本里写一个文件。',
    },
    {
      on: 'docker2',
      run: `docker volume ls && ${mine} ls -l /data`,
      narration: 'docker2 上也有 volume_kafka，是引擎在这里另建的；里面是空的。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm --network kafka -v volume_kafka:/data busybox:1.35 cat /data/who',
      narration: '一个普通容器接进同一个网络，挂 docker1 的卷：读到了。',
    },
    {
      on: 'docker2',
      run: 'docker run --rm --network kafka -v volume_kafka:/data busybox:1.35 cat /data/who',
      status: 1,
      narration: '同一条命令换到 docker2 就没有：local 驱动的卷不跨主机。',
    },
  ],
};
