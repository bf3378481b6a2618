import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';

export const scenario: Scenario = {
  title: '自己定网段、固定地址、不许出门的网络',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker network create --subnet 172.30.9.0/24 --gateway 172.30.9.1 my',
      narration: '自己定网段和网关。没写 -d，驱动就是 bridge。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name db --network my --ip 172.30.9.50 busybox:1.35 sleep 1d',
      narration: '用 --ip 给容器一个固定地址。',
    },
    {
      on: 'docker1',
      run: 'docker restart -t 0 db',
      narration: '重启它。',
    },
    {
      on: 'docker1',
      run: "docker inspect -f '{{.NetworkSettings.Networks.my.IPAddress}}' db",
      narration: '地址没有变。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm --ip 172.17.0.50 busybox:1.35 true',
      status: 125,
      narration: '默认的 bridge 上不行，只有自己建的、指定了网段的网络才行。',
    },
    {
      on: 'docker1',
      run: 'docker network create --internal closed',
      narration: '再建一个 --internal 的网络。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm --network my busybox:1.35 ip route',
      narration: '普通网络里的容器有一条默认路由，指向网关。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm --network closed busybox:1.35 ip route',
      narration: 'internal 网络里的没有：彼此能通，出不了门。数据库可以放在这里。',
    },
    {
      on: 'docker1',
      run: "docker network inspect -f '{{.IPAM.Config}} internal={{.Internal}}' my closed",
      narration: '网段、网关和 internal 都能从网络的详情里看到。',
    },
  ],
};
