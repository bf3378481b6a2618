import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine, quietly } from '../../basics/setup.ts';

const run = (name: string, port: string) => `docker run -d --name ${name} -p ${port} nginx:1.22`;

export const scenario: Scenario = {
  title: '端口冲突：撞的是主机的地址加端口',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['nginx:1.22'])],
  steps: [
    {
      on: 'docker1',
      run: run('web1', '8080:80'),
      narration: '主机的 8080 给 web1。',
    },
    {
      on: 'docker1',
      run: run('web2', '8080:80'),
      status: 125,
      narration: '同一个端口再给一次：port is already allocated。',
    },
    {
      on: 'docker1',
      run: 'docker rm web2 && docker run -d --name web2 -p 8081:80 nginx:1.22',
      narration: '容器已经建好，先删掉。主机端口换成 8081 就行；容器里的 80 不会撞，各有各的屋子。',
    },
    {
      on: 'docker1',
      run: run('web3', '127.0.0.1:8082:80'),
      narration: '冒号前再加地址：只在 127.0.0.1 上听 8082，别的机器连不到。',
    },
    {
      on: 'docker1',
      run: run('web4', '192.168.110.101:8082:80'),
      narration: '同是 8082，地址不同，不算撞。',
    },
    {
      on: 'docker1',
      run: run('web5', '8082:80'),
      status: 125,
      narration: '不写地址就是所有地址，又撞上了。这次的话不同：address already in use。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name web6 -p 9001:80 -p 9002:80 nginx:1.22 && docker port web6',
      narration: '反过来，容器的一个端口可以发布到主机的两个端口。',
    },
    quietly('docker1', 'nc -lk 9000 >/dev/null 2>&1 & echo $! > /run/nc.pid; sleep 0.5'),
    {
      on: 'docker1',
      run: "ss -lntp 'sport = :9000'",
      varies: /pid=\d+|fd=\d+/g,
      narration: '占着端口的也可能不是容器。这里 9000 上是一个普通程序 nc。',
    },
    {
      on: 'docker1',
      run: run('web7', '9000:80'),
      status: 125,
      narration: '报错也是 address already in use，看不出是谁，要用 ss 找。',
    },
  ],
  cleanup: [quietly('docker1', 'kill $(cat /run/nc.pid); true')],
};
