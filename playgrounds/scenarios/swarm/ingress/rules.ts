import type { Scenario } from '../../../lab/scenario.ts';
import { readyEngine } from '../../vm-setup.ts';
import { swarmOf } from '../setup.ts';

export const scenario: Scenario = {
  title: '入口网格的两处改写：源地址和端口',
  needs: 'vm',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    readyEngine('docker1', ['whoami:1.0']),
    ...swarmOf({}),
    { on: 'docker1', hidden: 'systemctl reset-failed docker' },
  ],
  steps: [
    {
      on: 'docker1',
      run: 'docker service create -q --name web -p 8080:80 whoami:1.0',
      timeoutSeconds: 300,
      narration: '一台主机的集群就够看规则了：一个任务，发布 8080，容器里是 80。',
    },
    {
      on: 'docker1',
      run: 'curl -s docker1:8080',
      varies: /(?<=Hostname: )\S+|(?<=:)\d+$/g,
      narration:
        '来访者是 docker1 自己，任务看到的 RemoteAddr 却是 10.0.0 开头的。它在哪儿被换掉的？',
    },
    {
      on: 'docker1',
      run: "ss -ltn 'sport = :8080'",
      narration: '先看谁占着 8080：有一个监听，它只为占住端口，包在到它之前就被转走了。',
    },
    {
      on: 'docker1',
      run: 'iptables -t nat -S PREROUTING',
      narration: '凡是发给本机地址的，先进 DOCKER-INGRESS。',
    },
    {
      on: 'docker1',
      run: 'iptables -S DOCKER-INGRESS',
      narration: 'filter 表里也有一条同名的链：放行去 8080 的和它的回包。',
    },
    {
      on: 'docker1',
      run: 'nsenter --net=/run/docker/netns/ingress_sbox iptables -t nat -S POSTROUTING',
      narration:
        '答案在 ingress_sbox：IPVS 转发出去的包，源地址一律换成它自己的 10.0.0.2，回包才会回到它这里。',
    },
    {
      on: 'docker1',
      run: "pid=$(docker inspect -f '{{.State.Pid}}' $(docker ps -q)); nsenter -t $pid -n ip -br addr",
      varies: /@\S+/g,
      narration: '再到任务自己的网络里：它在 ingress 网络上有一个地址。',
    },
    {
      on: 'docker1',
      run: 'nsenter -t $pid -n iptables -t nat -S PREROUTING',
      narration: '端口是在这里换的：到这个地址 8080 的，改到 80。',
    },
  ],
};
