import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';

export const scenario: Scenario = {
  title: 'ONBUILD：写在这里，到子镜像里才做',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['busybox:1.35']),
    project('docker1', 'build/dockerfile/onbuild', '/root'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'cat base/Dockerfile',
      narration: '两条 ONBUILD：复制文件，数一数有几个。',
    },
    {
      on: 'docker1',
      run: 'docker build -q -t base:1 base && docker run --rm base:1',
      status: 1,
      narration: '构建这个镜像时它们没有做：/count 不存在。',
    },
    {
      on: 'docker1',
      run: "docker image inspect -f '{{json .Config.OnBuild}}' base:1",
      narration: '它们被记在镜像里，等着。',
    },
    {
      on: 'docker1',
      run: 'cat app/Dockerfile && ls app && docker build -q -t app:1 app',
      narration: '子镜像只有一行 FROM，照样构建成功。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm app:1',
      narration: '两条在这里做了：app 目录里的两个文件都进了镜像。',
    },
    {
      on: 'docker1',
      run: "docker image inspect -f '{{json .Config.OnBuild}}' app:1",
      narration: '做过就清空，不会再传给孙子镜像。',
    },
  ],
};
