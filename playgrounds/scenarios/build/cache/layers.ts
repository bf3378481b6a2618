import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';

export const scenario: Scenario = {
  title: '哪些指令加一层，哪些只改配置',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['busybox:1.35']),
    project('docker1', 'build/cache/layers', '/root/layers'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'cd layers && cat Dockerfile',
      narration: 'FROM 之后五条指令：LABEL、ENV、RUN、COPY、CMD。猜一猜哪几条会加层。',
    },
    {
      on: 'docker1',
      run: "docker image inspect -f '{{len .RootFS.Layers}}' busybox:1.35",
      narration: '先数基础镜像有几层。',
    },
    {
      on: 'docker1',
      run: 'docker build -q -t layers:1 .',
      narration: '构建；-q 只留下镜像的 ID。',
    },
    {
      on: 'docker1',
      run: "docker image inspect -f '{{len .RootFS.Layers}}' layers:1",
      narration: '五条指令，只多了两层。',
    },
    {
      on: 'docker1',
      run: "docker history --format 'table {{.Size}}\\t{{.CreatedBy}}' layers:1",
      narration: '从上往下是从新到旧。LABEL、ENV、CMD 是 0B，没有加层；RUN 和 COPY 各占几个字节。',
    },
    {
      on: 'docker1',
      run: "docker image inspect -f '{{json .Config.Env}} {{json .Config.Cmd}} {{json .Config.Labels}}' layers:1",
      narration: '那三条写进了镜像的配置，一份 JSON。',
    },
  ],
};
