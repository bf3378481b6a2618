import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';

export const scenario: Scenario = {
  title: 'USER：不做 root，能做什么、不能做什么',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['busybox:1.35']),
    project('docker1', 'build/dockerfile/user', '/root/user'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'cd user && cat Dockerfile',
      narration: 'USER 之后的都是 nobody，一个普通用户。网页服务要用 80 端口。',
    },
    {
      on: 'docker1',
      run: 'docker build -q -t user:1 . && docker run -d --name web user:1',
      narration: '构建，启动。',
    },
    {
      on: 'docker1',
      run: 'docker exec web id -un && docker exec web wget -q -O - http://127.0.0.1/',
      narration: '身份是 nobody，80 端口照样听得住。',
    },
    {
      on: 'docker1',
      run: 'docker exec web cat /proc/sys/net/ipv4/ip_unprivileged_port_start',
      narration: '原因：在容器自己的网络里，普通用户从 0 号端口起都能用。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm --network host user:1',
      status: 1,
      narration: '用主机的网络就不行：主机上这个值是 1024。',
    },
    {
      on: 'docker1',
      run: `tail -n 3 Dockerfile.build; \\
  docker build --progress plain -f Dockerfile.build . 2>&1 | grep -m 1 denied`,
      varies: /(?<=^#\d+ )\d+\.\d+/gm,
      narration: '真正常见的是没有写文件的权限：USER 写得太早，连目录也建不了。',
    },
    {
      on: 'docker1',
      run: 'docker build -q -f Dockerfile.fixed -t user:2 . && docker run --rm user:2',
      narration: '改法：root 先建好目录，chown 给 nobody，最后才写 USER。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm -u root user:2 id -un',
      narration: 'USER 也只是默认值，docker run -u 换得掉。',
    },
  ],
};
