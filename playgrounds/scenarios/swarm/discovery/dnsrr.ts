import type { Scenario } from '../../../lab/scenario.ts';
import { imagesPulled, swarmOf } from '../setup.ts';

const both = ['docker1', 'docker2'] as const;
const inClient = 'docker exec $(docker ps -qf name=client)';

export const scenario: Scenario = {
  title: '服务之间按名字找：DNS 轮询与 tasks.',
  hosts: both,
  offstage: ['registry'],
  setup: [
    ...swarmOf({ workers: ['docker2'] }),
    imagesPulled(both, ['whoami:1.0', 'debian-tools:12']),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'docker network create -d overlay demo',
      narration: '建一个 overlay 网络。接在同一个网络上的服务，才能按名字找到对方。',
    },
    {
      on: 'docker1',
      run: `docker service create -q --name web --replicas 4 --network demo \\
  --endpoint-mode dnsrr whoami:1.0`,
      narration: '服务 web，四个副本。--endpoint-mode dnsrr：不要虚拟地址，由 DNS 轮询。',
    },
    {
      on: 'docker1',
      run: `docker service create -q --name client --mode global --network demo \\
  --endpoint-mode dnsrr debian-tools:12 sleep 1d`,
      narration: '服务 client，每台主机一个任务，待会儿从里面去问。',
    },
    {
      on: 'docker1',
      run: "docker service ps web --format '{{.Node}} {{.CurrentState}}'",
      anyOrder: true,
      narration: 'web 的四个任务分在两台主机上。',
    },
    {
      on: 'docker1',
      run: `${inClient} nslookup web`,
      narration:
        '在 docker1 的 client 里问 web 是谁。答话的是容器里的 127.0.0.11，也就是引擎；它给出四个任务的地址。',
    },
    {
      on: 'docker2',
      run: `${inClient} dig +short web`,
      narration: '换到 docker2 去问，也是四个：两台主机的引擎都知道全部任务。',
    },
    {
      on: 'docker2',
      run: `for i in 1 2 3 4 5 6; do ${inClient} dig +short web | head -1; done`,
      narration: '连问六次，只看排在最前的一个。次序每次另排，先连第一个的客户端就分散开了。',
    },
    {
      on: 'docker2',
      run: `for i in 1 2 3 4 5 6; do ${inClient} curl -s web | grep Hostname; done`,
      varies: /(?<=Hostname: )\S+/g,
      narration: '用 curl 也去六次：每次都重新解析，回答的不止一个任务。',
    },
    {
      on: 'docker1',
      run: 'docker service create -q --name shop --replicas 2 --network demo whoami:1.0',
      narration: '对照：服务 shop 用默认的方式（vip），两个副本。',
    },
    {
      on: 'docker1',
      run: `${inClient} dig +short shop`,
      narration: '名字 shop 只有一个地址，它不属于哪个容器，是服务的虚拟地址。',
    },
    {
      on: 'docker1',
      run: `${inClient} dig +short tasks.shop`,
      narration: '前面加上 tasks.，得到的才是两个任务各自的地址。',
    },
    {
      on: 'docker1',
      run: `${inClient} dig +short tasks.web`,
      narration: '对 dnsrr 的服务，tasks.web 与 web 一样，都是四个地址。',
    },
  ],
};
