import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';

const build = 'docker build -q -f ../elsewhere/Dockerfile -t context:1 .';

export const scenario: Scenario = {
  title: '末尾那个点：构建上下文',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['busybox:1.35']),
    project('docker1', 'build/cache/context', '/root'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'cd app && ls',
      narration: '这个目录里没有 Dockerfile，有一个不该给别人看的文件。',
    },
    {
      on: 'docker1',
      run: 'docker build -t context:1',
      status: 1,
      narration: '少了末尾的点，报错：要一个参数。它不会自己去猜。',
    },
    {
      on: 'docker1',
      run: 'cat ../elsewhere/Dockerfile',
      narration: 'Dockerfile 在另一个目录里，它把整个上下文复制进镜像。',
    },
    {
      on: 'docker1',
      run: build,
      narration: '-f 说 Dockerfile 在哪里，末尾的点说上下文在哪里，是两件事。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm context:1 ls /src',
      narration: '上下文里的文件都进了镜像，password.txt 也在。',
    },
    {
      on: 'docker1',
      run: `echo password.txt > .dockerignore && ${build}`,
      narration: '写一行 .dockerignore，再构建一次。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm context:1 ls -A /src',
      narration:
        'password.txt 没有了：它根本没有交给引擎。.dockerignore 自己倒进去了，不想要就也写进去。',
    },
    {
      on: 'docker1',
      run: 'docker build -q -f ../elsewhere/Dockerfile.outside .',
      status: 1,
      varies: /ref \S+/g,
      narration: '上下文以外的文件拿不到，写 ../ 也不行：路径最高只到上下文的根。',
    },
  ],
};
