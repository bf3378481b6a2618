import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';

const build = 'docker build -t site:1 .';
const builtAt = 'docker run --rm site:1 cat /built-at';
/** Steps run side by side: order and times differ. */
const stepTimes = /\b\d+\.\d+s\b|\d+\/\d+/g;

export const scenario: Scenario = {
  title: '构建缓存：哪一步命中，哪一步重做',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['busybox:1.35']),
    project('docker1', 'build/cache/site', '/root/site'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'cd site && cat Dockerfile',
      narration: '五条指令。第二条把构建的时间写进文件，用来看它有没有重做。',
    },
    {
      on: 'docker1',
      run: build,
      varies: stepTimes,
      anyOrder: true,
      narration: '第一次构建：方括号里是步骤，一步一步都做了。',
    },
    {
      on: 'docker1',
      run: builtAt,
      narration: '记住这个时间。',
    },
    {
      on: 'docker1',
      run: build,
      varies: stepTimes,
      anyOrder: true,
      narration: '什么也不改，再构建一次：第 2 到第 4 步都是 CACHED，一步也没有重做。',
    },
    {
      on: 'docker1',
      run: `echo '<h1>two</h1>' > index.html && ${build}`,
      varies: stepTimes,
      anyOrder: true,
      narration: '改了网页再构建：从 COPY 起重做，它前面的仍是 CACHED。引擎比较的是文件的内容。',
    },
    {
      on: 'docker1',
      run: `${builtAt}; date`,
      narration:
        '时间还是第一次的：RUN 只要指令文本和前面的层没变就命中，不管 date 现在会输出什么。',
    },
    {
      on: 'docker1',
      run: `${build} --no-cache`,
      varies: stepTimes,
      anyOrder: true,
      narration: '--no-cache 不用缓存：除了 FROM 的镜像本来就在，每一步都重做。',
    },
    {
      on: 'docker1',
      run: builtAt,
      narration: '时间变了。',
    },
  ],
};
