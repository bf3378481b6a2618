import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';

export const scenario: Scenario = {
  title: '虚悬镜像从哪里来，怎么清；scratch 是什么',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['busybox:1.35']),
    project('docker1', 'build/cache/site', '/root/site'),
    project('docker1', 'build/cache/scratch', '/root/scratch'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'docker build -q -t site:1 site',
      narration: '构建一个镜像，取名 site:1。',
    },
    {
      on: 'docker1',
      run: "echo '<h1>two</h1>' > site/index.html && docker build -q -t site:1 site",
      narration: '改了网页，用同一个名字再构建。名字移到新镜像上。',
    },
    {
      on: 'docker1',
      run: 'docker image ls',
      anyOrder: true,
      narration: '旧的那个没有名字了，REPOSITORY 和 TAG 都是 <none>：它就是虚悬镜像。',
    },
    {
      on: 'docker1',
      run: 'docker image ls -q -f dangling=true',
      narration: '只列虚悬的。',
    },
    {
      on: 'docker1',
      run: 'docker image prune -f',
      varies: /deleted: \S+/g,
      anyOrder: true,
      narration: '清掉全部虚悬镜像。有名字的一个不动。',
    },
    {
      on: 'docker1',
      run: 'docker builder prune -a -f',
      varies: /^\S+\s+\S+\s+\S+\s+.*$/gm,
      anyOrder: true,
      narration: '构建缓存是另一份账，单独清；清了以后，下次构建从头做。',
    },
    {
      on: 'docker1',
      run: 'docker pull scratch',
      status: 1,
      narration: 'scratch 是保留的名字，不是镜像：拉不到。',
    },
    {
      on: 'docker1',
      run: 'cat scratch/Dockerfile && docker build -q -t tiny:1 scratch',
      narration: '只能写在 FROM 后面，意思是从空的开始。这里放进去一个静态编译的程序。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm tiny:1',
      narration: '能跑：容器里只需要程序自己。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm tiny:1 sh',
      status: 127,
      narration: '想进去看看却不行：里面没有 sh，状态码 127。',
    },
  ],
};
