import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';

export const scenario: Scenario = {
  title: 'ARG 只活在构建时，ENV 跟着镜像走',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['busybox:1.35']),
    project('docker1', 'build/dockerfile/variables', '/root/variables'),
  ],
  steps: [
    {
      on: 'docker1',
      run: "cd variables && grep -v '^#' Dockerfile",
      narration: '有两个 ARG、两个 ENV。CMD 最后把它们都打印出来。',
    },
    {
      on: 'docker1',
      run: 'docker build -q -t v:1 . && docker run --rm v:1',
      narration:
        'WORKDIR 叠加成 /test/demo。文件里写着 1.0；version= 后面是空的，ARG 在容器里没有了。',
    },
    {
      on: 'docker1',
      run: 'docker build -q -t v:2 --build-arg VERSION=2.0 . && docker run --rm v:2',
      narration: '--build-arg 换掉 ARG：文件和 ENV 都成了 2.0，因为它们取的是 ARG 的值。',
    },
    {
      on: 'docker1',
      run: "docker run --rm -e APP_VERSION=9 -e GREETING='hi there' v:2",
      narration: 'ENV 不是常量：docker run -e 把它换掉。构建时写好的文件不变，还是 2.0。',
    },
    {
      on: 'docker1',
      run: "docker image inspect -f '{{json .Config.Env}}' v:2",
      narration: '镜像里存着 ENV，没有 VERSION。',
    },
    {
      on: 'docker1',
      run: "docker image inspect -f '{{json .Config.Labels}}' v:2",
      narration: 'LABEL 也存在镜像里，谁拉到镜像都看得见。',
    },
    {
      on: 'docker1',
      run: "docker history --no-trunc --format '{{.CreatedBy}}' v:2 | grep RUN",
      narration: 'ARG 的值留在历史里：RUN 那一行写着 VERSION=2.0。所以不能用它传口令。',
    },
  ],
};
