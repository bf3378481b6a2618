import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';

export const scenario: Scenario = {
  title: '多阶段构建：工具留在前一阶段，成品带走',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['busybox:1.35', 'python:3.11']),
    project('docker1', 'build/dockerfile/stages', '/root/stages'),
  ],
  steps: [
    {
      on: 'docker1',
      run: "cd stages && grep -v '^#' Dockerfile",
      narration: '两个 FROM，两个阶段。第二个用 COPY --from=build 从第一个取成品。',
    },
    {
      on: 'docker1',
      run: 'docker build -q -t menu:1 .',
      narration: '构建的结果是最后一个阶段。',
    },
    {
      on: 'docker1',
      run: 'docker build -q --target build -t menu:build .',
      narration: '--target 只构建到名叫 build 的阶段，调试时用。',
    },
    {
      on: 'docker1',
      run: "docker image ls --format 'table {{.Repository}}:{{.Tag}}\\t{{.Size}}'",
      anyOrder: true,
      narration: '比一比 menu:build 和 menu:1：成品里没有 Python，只比 busybox 大一点点。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm menu:1 cat /site/index.html',
      narration: '网页是第一阶段生成的。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm menu:1 python3 --version',
      status: 127,
      narration: '成品里没有 python3，源文件也没有：坏人能用的东西也少了。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm menu:build ls /src',
      narration: '第一阶段的镜像里都还在。',
    },
  ],
};
