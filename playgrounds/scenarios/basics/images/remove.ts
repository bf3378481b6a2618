import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../setup.ts';

export const scenario: Scenario = {
  title: '删除镜像：去掉名字，还是真的删掉',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['nginx:1.22', 'busybox:1.35'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker tag nginx:1.22 web:1 && docker image ls',
      anyOrder: true,
      narration: '给 nginx:1.22 再起一个名字。三行里有两行的 IMAGE ID 相同：一个镜像，两个名字。',
    },
    {
      on: 'docker1',
      run: 'docker rmi web:1',
      narration: '还有一个名字，所以只去掉名字：Untagged 一行，没有 Deleted。',
    },
    {
      on: 'docker1',
      run: 'docker rmi busybox:1.35',
      narration: '最后一个名字也去掉，镜像才删除：Deleted 两行，一行是镜像，一行是它的层。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name site nginx:1.22',
      narration: '用剩下的镜像启动一个容器。',
    },
    {
      on: 'docker1',
      run: 'docker rmi nginx:1.22',
      status: 1,
      narration: '有容器在用，被拒绝。must force 是说：加 -f 可以。',
    },
    {
      on: 'docker1',
      run: 'docker rmi -f nginx:1.22 && docker image ls',
      narration: '加 -f 也只去掉了名字，没有 Deleted。镜像还在，成了 <none>。',
    },
    {
      on: 'docker1',
      run: "docker ps --format '{{.Names}}: {{.Image}} {{.Status}}'",
      narration: '容器照常运行，只是 IMAGE 一列没有名字可写了，写的是镜像 ID。',
    },
    {
      on: 'docker1',
      run: 'docker rmi -f $(docker images -q -f dangling=true)',
      status: 1,
      narration: '按 ID 强删，还是不行：cannot be forced，有容器正在用它运行。',
    },
    {
      on: 'docker1',
      run: 'docker rm -f site && docker image prune -f',
      anyOrder: true,
      narration: '先删容器。没有谁用它了，image prune 把它清掉，这才是 deleted。',
    },
  ],
};
