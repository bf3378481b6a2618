import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';

export const scenario: Scenario = {
  title: '方括号是 JSON：变量不展开，引号只能是双引号',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['busybox:1.35']),
    project('docker1', 'build/cmd-entrypoint/forms', '/root/forms'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'cd forms && grep -h -E "ENV|CMD" Dockerfile.shell Dockerfile.exec',
      narration: '同一句话，两种形式：上面是 shell 形式，下面是 exec 形式。',
    },
    {
      on: 'docker1',
      run: 'for i in shell exec single curly two; do docker build -q -f Dockerfile.$i -t f:$i .; done',
      narration: '连同三份另外的，一共五份，都能构建成功，没有一句警告。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm f:shell; docker run --rm f:exec',
      narration: 'shell 形式由 sh 把变量换成了值；exec 形式没有 shell，$name 原样打印。',
    },
    {
      on: 'docker1',
      run: "for i in shell exec; do docker image inspect -f '{{json .Config.Cmd}}' f:$i; done",
      narration: '看镜像里存的是什么：shell 形式前面多了 /bin/sh -c。',
    },
    {
      on: 'docker1',
      run: 'grep CMD Dockerfile.single && docker run --rm f:single; echo $?',
      capture: { code: /^127$/m },
      narration: '单引号不是 JSON，整行被当成 shell 形式：sh 去找名叫 [echo, 的程序，127。',
    },
    {
      on: 'docker1',
      run: 'grep CMD Dockerfile.curly && docker run --rm f:curly; echo $?',
      capture: { code: /^127$/m },
      narration: '弯引号是从网页或文档里复制来的，结果一样。',
    },
    {
      on: 'docker1',
      run: "docker image inspect -f '{{json .Config.Cmd}}' f:curly",
      narration: '怎么看出来：你没有写 /bin/sh，它却在里面。',
    },
    {
      on: 'docker1',
      run: 'grep CMD Dockerfile.two && docker run --rm f:two',
      narration: '写两条 CMD，只有最后一条算数。',
    },
  ],
};
