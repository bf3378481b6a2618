import type { Scenario } from '../../../lab/scenario.ts';
import { project } from '../../project.ts';
import { imagesPulled, swarmOf, tasksRun } from '../setup.ts';

const cache = '$(docker ps -qf name=shop_cache)';

export const scenario: Scenario = {
  title: '服务栈里的密钥：容器里读得到，别处看不到',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    ...swarmOf({}),
    imagesPulled('docker1', ['redis:7.0', 'whoami:1.0']),
    project('docker1', 'swarm/stack/secret', '/root/shop'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'cd shop && cat redis.conf stack.yaml',
      narration: '第一行是带口令的配置，下面是服务栈：两个服务，只有 cache 要这份密钥。',
    },
    {
      on: 'docker1',
      run: 'docker stack deploy -c stack.yaml shop',
      anyOrder: true,
      narration: '部署：网络、密钥、两个服务，一次建好，名字前面都加上 shop_。',
    },
    tasksRun('docker1', 'shop_cache', 1),
    tasksRun('docker1', 'shop_web', 1),
    {
      on: 'docker1',
      run: "docker stack ps shop --format '{{.Name}} {{.Node}} {{.CurrentState}}'",
      anyOrder: true,
      narration: '服务栈的任务：两个都在跑。',
    },
    {
      on: 'docker1',
      run: `docker exec ${cache} cat /run/secrets/redis.conf`,
      narration: '在 cache 的容器里，密钥是 /run/secrets 下的一个文件，是明文。',
    },
    {
      on: 'docker1',
      run: `docker exec ${cache} mount | grep secrets`,
      narration: '这个文件在内存里（tmpfs），而且只读。',
    },
    {
      on: 'docker1',
      run: `docker exec ${cache} redis-cli ping`,
      narration: 'Redis 真的用上了它：不给口令就不理人。',
    },
    {
      on: 'docker1',
      run: 'docker exec $(docker ps -qf name=shop_web) ls /run/secrets',
      status: 1,
      narration: 'web 没有要这份密钥，它的容器里连 /run/secrets 也没有。',
    },
    {
      on: 'docker1',
      run: 'docker secret inspect --pretty shop_redis.conf',
      narration: '密钥本身看得到名字、标记和时间，看不到内容。',
    },
    {
      on: 'docker1',
      run: `docker inspect ${cache} shop_cache | grep paper-boat`,
      status: 1,
      narration: '容器和服务的 inspect 里也没有口令：grep 一行也没找到。',
    },
    {
      on: 'docker1',
      run: 'docker stack rm shop',
      anyOrder: true,
      narration: '整个拆掉：服务、密钥、网络。',
    },
    {
      on: 'docker1',
      run: 'docker secret ls',
      narration: '密钥也没有了。原来的 redis.conf 还在磁盘上，用完要自己删。',
    },
  ],
};
