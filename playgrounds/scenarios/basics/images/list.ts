import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../setup.ts';

export const scenario: Scenario = {
  title: '镜像由层组成：pull、images、inspect、history',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1')],
  steps: [
    {
      on: 'docker1',
      run: 'docker pull nginx:1.22',
      anyOrder: true,
      narration: '拉取镜像。每一行 Pull complete 是一层，最后一行是镜像的完整名字。',
    },
    {
      on: 'docker1',
      run: 'docker pull redis:7.0',
      anyOrder: true,
      narration: '再拉一个。看第一层：Already exists，两个镜像共用的层只存一份，不再下载。',
    },
    {
      on: 'docker1',
      run: 'docker images',
      narration:
        '列出这台主机上的镜像。它们由 Debian 软件包搭成，ID 和大小与 Docker Hub 上的不同。',
    },
    {
      on: 'docker1',
      run: "docker image inspect nginx:1.22 --format '{{.Os}}/{{.Architecture}} {{.Config.Cmd}}'",
      narration: 'inspect 给出镜像的配置：为哪个平台做的，启动时执行什么。',
    },
    {
      on: 'docker1',
      run: 'docker image inspect nginx:1.22 redis:7.0 | jq ".[].RootFS.Layers"',
      narration: '两个镜像各层的摘要。第一行一字不差，正是共用的那一层。',
    },
    {
      on: 'docker1',
      run: 'docker history nginx:1.22',
      narration:
        '从下往上读，是镜像一步步做成的经过。<missing> 不是出错，只是这一步没有单独的镜像。最下面一行是导入的 Debian 基础文件系统。',
    },
  ],
};
