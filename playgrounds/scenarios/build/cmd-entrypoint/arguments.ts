import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';

export const scenario: Scenario = {
  title: 'docker run 后面的参数，换掉的是谁',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['busybox:1.35']),
    project('docker1', 'build/cmd-entrypoint/say', '/root/say'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'cd say && tail -n 3 Dockerfile.*',
      narration: '三份 Dockerfile：两条都写、只写 CMD、ENTRYPOINT 不用方括号。',
    },
    {
      on: 'docker1',
      run: 'for i in cmd both shell; do docker build -q -f Dockerfile.$i -t say:$i .; done',
      narration: '各构建一个镜像。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm say:cmd',
      narration: '只有 CMD，不给参数：运行的就是 CMD。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm say:cmd id -u',
      narration: '给了参数：CMD 整条被换掉，echo 也没有了，运行的是 id -u。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm say:both',
      narration: '两条都有：ENTRYPOINT 在前，CMD 接在后面当参数。',
    },
    {
      on: 'docker1',
      run: 'docker run --name greet say:both id -u',
      narration: '换掉的仍只是 CMD。id -u 成了 echo hello 的参数，没有被运行。',
    },
    {
      on: 'docker1',
      run: "docker inspect -f '{{.Path}} {{json .Args}}' greet",
      narration: '拼好的命令行可以查：程序是 Path，参数是 Args。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm --entrypoint id say:both -u',
      narration: 'ENTRYPOINT 也换得掉，用 --entrypoint；镜像里的 CMD 这时不用了。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm say:shell Moby',
      narration: '不用方括号的 ENTRYPOINT：CMD 和你给的参数都没有出现。',
    },
    {
      on: 'docker1',
      run: "docker image inspect -f '{{json .Config.Entrypoint}} {{json .Config.Cmd}}' say:shell",
      narration: '原因在这里：它其实是 sh -c 加一整串。参数接在后面，成了 sh 的 $0，没有人用。',
    },
  ],
};
