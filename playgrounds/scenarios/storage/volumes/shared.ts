import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';

export const scenario: Scenario = {
  title: '几个容器共用一个卷：volumes-from 与只读',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35', 'python:3.11'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -d --name store -v shared:/data busybox:1.35 sleep 1d',
      narration: 'store 挂着卷 shared，它就是“数据卷容器”。',
    },
    {
      on: 'docker1',
      run: "docker run --rm --volumes-from store python:3.11 sh -c 'echo one > /data/a.txt'",
      narration: '另一个容器照抄 store 的挂载，挂载点也一样是 /data。镜像可以不同。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name reader --volumes-from store:ro busybox:1.35 sleep 1d',
      narration: '第三个容器也照抄，加 :ro，只读。',
    },
    {
      on: 'docker1',
      run: 'docker exec reader cat /data/a.txt',
      narration: '它读得到刚才那个容器写的文件。',
    },
    {
      on: 'docker1',
      run: 'docker exec reader touch /data/b.txt',
      status: 1,
      narration: '写就不行：Read-only file system。',
    },
    {
      on: 'docker1',
      run: "docker exec store sh -c 'echo two > /data/a.txt' && docker exec reader cat /data/a.txt",
      narration: '只读管的是 reader 自己。store 能改，reader 马上看到新内容。',
    },
    {
      on: 'docker1',
      run: 'docker rm -f store && docker exec reader cat /data/a.txt',
      narration: '数据卷容器删了，reader 照样读：数据在卷里，不在 store 里。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm -v shared:/elsewhere busybox:1.35 cat /elsewhere/a.txt',
      narration: '今天直接写卷名就行，挂到哪里还可以另选。',
    },
  ],
};
