import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';

const chance = /time=[\d.]+ ms|= [\d./]+ ms/g;

export const scenario: Scenario = {
  title: '旧资料里的 --link：单向的名字',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -d --name test1 busybox:1.35 sleep 1d',
      narration: 'test1 在默认的网桥上。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name test2 --link test1 busybox:1.35 sleep 1d',
      narration: 'test2 也在，启动时加 --link test1。',
    },
    {
      on: 'docker1',
      run: 'docker exec test2 ping -c 1 test1',
      varies: chance,
      narration: 'test2 认得 test1 这个名字。',
    },
    {
      on: 'docker1',
      run: 'docker exec test2 grep test1 /etc/hosts',
      narration: '靠的不是 DNS，是引擎在 test2 的 /etc/hosts 里写了一行。',
    },
    {
      on: 'docker1',
      run: 'docker exec test2 env | grep TEST1',
      narration: '还塞了环境变量。Docker 29 起不再塞了。',
    },
    {
      on: 'docker1',
      run: 'docker exec test1 ping -c 1 test2',
      status: 1,
      narration: '反过来不行：test1 不认得 test2。',
    },
    {
      on: 'docker1',
      run: "docker exec test1 ping -c 1 $(docker inspect -f '{{.NetworkSettings.IPAddress}}' test2)",
      varies: chance,
      narration: '但用地址就通。同一座网桥上本来就是通的，--link 只给了名字。',
    },
    {
      on: 'docker1',
      run: 'docker network --link test1; echo "退出状态码 $?"',
      narration: '它是 docker run 的选项；写成 docker network --link 会报 unknown flag。',
    },
  ],
};
