import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';

export const scenario: Scenario = {
  title: 'container：住进别人的屋子',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35', 'nginx:1.22', 'debian-tools:12'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -d --name web nginx:1.22',
      narration: '一个普通的 Nginx，镜像里没有 ip、curl 这些工具。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name side --network container:web debian-tools:12 sleep 1d',
      narration: '另一个容器，镜像里有工具，网络用 web 的。',
    },
    {
      on: 'docker1',
      run: "for c in web side; do readlink /proc/$(docker inspect -f '{{.State.Pid}}' $c)/ns/net; done",
      varies: /\[\d+\]/g,
      narration: '两个容器的网络命名空间编号相同：同一间屋子。',
    },
    {
      on: 'docker1',
      run: "docker inspect -f '{{.NetworkSettings.IPAddress}}' web; docker exec side hostname -I",
      narration: '地址也就是同一个。',
    },
    {
      on: 'docker1',
      run: 'docker exec side curl -sI http://127.0.0.1 | head -1',
      narration: 'side 访问自己的 127.0.0.1，回答的是 web 里的 Nginx。',
    },
    {
      on: 'docker1',
      run: 'docker exec side ls /etc/nginx',
      status: 2,
      narration: '共用的只有网络，文件系统仍是各自的：side 里没有 Nginx 的文件。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm --network container:web -p 8080:80 busybox:1.35 true',
      status: 125,
      narration: '不能再发布端口：屋子是 web 的，端口要在起 web 的时候发布。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name island --network none busybox:1.35 sleep 1d',
      narration: '对方必须是 bridge 模式吗？起一个 none 的试试。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm --network container:island busybox:1.35 ip -o addr',
      varies: /valid_lft.*/g,
      narration: '也能住进去，里面只有 lo。对方只要在运行就行。',
    },
    {
      on: 'docker1',
      run: 'docker stop web && docker exec side ip -br addr',
      varies: /@if\d+|\bfe80:\S+/g,
      narration: 'web 停了：side 还在运行，但 eth0 没有了，只剩 lo。',
    },
  ],
};
