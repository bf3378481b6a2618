import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine, quietly } from '../setup.ts';

export const scenario: Scenario = {
  title: '只给这台主机自己：-p 127.0.0.1:8081:80',
  hosts: ['docker1', 'docker2'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['nginx:1.22']), freshEngine('docker2')],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -d --name open -p 8080:80 nginx:1.22',
      narration: '冒号前没有地址：发布在主机的所有地址上。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name local -p 127.0.0.1:8081:80 nginx:1.22',
      narration: '写了 127.0.0.1：只发布在回环地址上。',
    },
    {
      on: 'docker1',
      run: 'docker port open; docker port local',
      narration: '一个是 0.0.0.0 与 [::]，一个只有 127.0.0.1。',
    },
    {
      on: 'docker1',
      run: 'curl -sI localhost:8080 | head -1; curl -sI localhost:8081 | head -1',
      narration: '在这台主机上，两个都访问得到。',
    },
    {
      on: 'docker2',
      run: 'curl -sI http://192.168.110.101:8080 | head -1',
      narration: '从另一台主机访问 8080：通。',
    },
    {
      on: 'docker2',
      run: 'curl -I http://192.168.110.101:8081',
      status: 7,
      varies: /after \d+ ms/g,
      narration: '访问 8081：连不上，那个地址上没有谁在听。',
    },
    {
      on: 'docker1',
      run: 'iptables -t nat -S DOCKER',
      narration: '差别在 DNAT 规则里：8081 那条多了 -d 127.0.0.1/32，8080 那条不看目的地址。',
    },
    {
      on: 'docker2',
      run: 'ip route add 172.17.0.3 via 192.168.110.101; curl -sI http://172.17.0.3 | head -1',
      narration:
        '26.1.5 还有一个口子：同一网段的主机自己加一条路由，就直接到了 local 的地址。28.0 起引擎不放这样的包进来。',
    },
  ],
  cleanup: [quietly('docker2', 'ip route del 172.17.0.3; true')],
};
