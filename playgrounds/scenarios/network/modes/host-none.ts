import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';

const namespace = /\[\d+\]/g;

export const scenario: Scenario = {
  title: 'none 与 host：一间没接线的屋子，和没有屋子',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35', 'nginx:1.22'])],
  steps: [
    {
      on: 'docker1',
      run: 'readlink /proc/self/ns/net',
      varies: namespace,
      narration: '先记下主机的网络命名空间，方括号里是它的编号。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm --network none busybox:1.35 readlink /proc/self/ns/net',
      varies: namespace,
      narration: 'none：编号不同，所以它有自己的命名空间。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm --network none busybox:1.35 ip addr',
      narration: '只是里面没有接线，只有 lo。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm --network host busybox:1.35 readlink /proc/self/ns/net',
      varies: namespace,
      narration: 'host：编号与主机的相同，用的就是主机的网络。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm --network host busybox:1.35 hostname',
      narration: '主机名也是 docker1，但这不是因为共用网络。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm --network host --hostname different busybox:1.35 hostname',
      narration: '主机名归另一种命名空间管，默认取主机的，照样可以改。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name web --network host -p 8080:80 nginx:1.22',
      narration: 'host 再加 -p：只得到一句警告，发布的端口被丢弃。',
    },
    {
      on: 'docker1',
      hidden:
        'for i in $(seq 50); do if curl -s localhost >/dev/null; then break; fi; sleep 0.1; done',
    },
    {
      on: 'docker1',
      run: 'curl -sI localhost:80 | head -1; curl -sS localhost:8080',
      status: 7,
      narration: 'nginx 直接监听在主机的 80 上；8080 没有人监听。',
    },
    {
      on: 'docker1',
      run: `docker inspect -f '{{.HostConfig.NetworkMode}}: "{{.NetworkSettings.IPAddress}}"' web`,
      narration: '容器没有自己的地址，引号里是空的。',
    },
    {
      on: 'docker1',
      run: 'docker run --name web2 --network host nginx:1.22 2>&1 | head -1; docker wait web2',
      narration:
        '再起一个同样的：80 已经被前一个占了，Address already in use。它试几次，放弃，退出状态码是 1。',
    },
  ],
};
