import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';

const build = (name: string) => `docker build -q -f Dockerfile.${name} .`;

export const scenario: Scenario = {
  title: 'Dockerfile 里常见的几种错，报错怎么读',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['busybox:1.35']),
    project('docker1', 'build/dockerfile/errors', '/root/errors'),
  ],
  steps: [
    {
      on: 'docker1',
      run: `cd errors && ${build('form')}`,
      status: 1,
      narration: '指令拼错：报出行号，还猜出你想写 FROM。',
    },
    {
      on: 'docker1',
      run: build('comment'),
      status: 1,
      narration: '行尾写注释：# 和后面的字都成了参数，FROM 说参数个数不对。',
    },
    {
      on: 'docker1',
      run: 'cat Dockerfile.env && docker build -q -f Dockerfile.env -t env:1 .',
      narration: '更糟的是不报错：这两行也写了行尾注释，构建却成功了。',
    },
    {
      on: 'docker1',
      run: "docker image inspect -f '{{json .Config.Env}} {{.Config.WorkingDir}}' env:1",
      narration: '看结果：注释成了变量的值和目录的名字。',
    },
    {
      on: 'docker1',
      run: build('missing'),
      status: 1,
      varies: /ref \S+/g,
      narration: '要复制的文件不在上下文里：not found，构建停在这一步，没有镜像。',
    },
    {
      on: 'docker1',
      run: build('command'),
      status: 1,
      varies: /^\s*\d+\.\d+/gm,
      narration: '基础镜像里没有这个命令：exit code: 127。没有一个命令就叫 update。',
    },
    {
      on: 'docker1',
      run: build('add'),
      status: 1,
      narration: 'ADD 忘了写目标：至少要两个参数。',
    },
    {
      on: 'docker1',
      run: 'cat Dockerfile.cd && docker build -q -f Dockerfile.cd -t cd:1 . && docker run --rm cd:1',
      narration: 'RUN cd 不报错，也没有用：每条 RUN 都是新的 shell，下一条又回到 /。要用 WORKDIR。',
    },
  ],
};
