import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';

const subnet = (n: number) =>
  `docker exec -i etcd etcdctl put /coreos.com/network/subnets/10.88.${n}.0-24 < docker${n}.json`;

export const scenario: Scenario = {
  title: 'etcd：把网段分给谁，记在这里',
  hosts: ['docker1', 'docker2'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['etcd:3.4']),
    freshEngine('docker2', ['etcd:3.4']),
    project('docker1', 'network/flannel/etcd', '/root'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -d --name etcd --network host --env-file etcd.env etcd:3.4',
      narration: '启动 etcd。--env-file 从文件里读设置。',
    },
    {
      on: 'docker1',
      hidden:
        'for i in $(seq 50); do if docker exec etcd etcdctl endpoint health; then break; fi; sleep 0.2; done',
    },
    {
      on: 'docker1',
      run: "ss -lnt 'sport = :2379'",
      anyOrder: true,
      narration: '它在两个地址的 2379 上监听：本机，和内网的这一个。',
    },
    {
      on: 'docker1',
      run: 'docker exec etcd etcdctl mk /atomic.io/network/config x 2>&1 | head -1',
      narration: '笔记用的 mk 是旧接口（v2）的命令，这里已经不认识了。',
    },
    {
      on: 'docker1',
      run: 'docker exec -i etcd etcdctl put /coreos.com/network/config < config.json',
      narration: '今天用 put。先写总的规划：大网段、每台主机分多大、用哪种后端。',
    },
    {
      on: 'docker1',
      run: subnet(1),
      narration: '再记一笔：10.88.1.0/24 归 docker1。这本来由 docker1 上的 flanneld 自己写。',
    },
    {
      on: 'docker1',
      run: subnet(2),
      narration: '10.88.2.0/24 归 docker2。',
    },
    {
      on: 'docker1',
      run: 'docker exec etcd etcdctl watch --prefix --rev 1 /coreos.com/network/subnets',
      until: /:02"\}\}\s*$/,
      narration:
        'watch：先补上已有的两笔，然后等着，有新的就推来。flanneld 靠它知道谁来了、谁走了。',
    },
    {
      on: 'docker1',
      key: 'C-c',
      status: 130,
      narration: '按 Ctrl-C 不再等。',
    },
    {
      on: 'docker2',
      run: "alias far='docker run --rm etcd:3.4 etcdctl --endpoints 192.168.110.101:2379'",
      narration: '换到 docker2。给“连 docker1 上的 etcd”起个短名字。',
    },
    {
      on: 'docker2',
      run: 'far get --prefix /coreos.com --keys-only',
      narration: '没有口令，没有证书，全部的键都能看。',
    },
    {
      on: 'docker2',
      run: 'far del --prefix /coreos.com',
      narration: '也能删：三条记录一下没了。所以真用时要开 TLS 与认证，2379 只对需要它的主机放行。',
    },
  ],
};
