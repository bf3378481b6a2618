import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';

const mounts = (name: string) =>
  `docker inspect --format '{{range .Mounts}}{{println .Destination .Name}}{{end}}' ${name}`;

export const scenario: Scenario = {
  title: 'Dockerfile 里的 VOLUME：不写 -v 也有卷',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['busybox:1.35']),
    project('docker1', 'storage/volumes/baked', '/root/baked'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'cd baked && docker build -q -f Dockerfile.volumes -t baked:1 .',
      narration: '文件不叫 Dockerfile，用 -f 指明；-t 给镜像取名；末尾的点是构建上下文。',
    },
    {
      on: 'docker1',
      run: "docker image inspect -f '{{json .Config.Volumes}}' baked:1",
      narration: '镜像记着两个挂载点。后面的 {} 是空对象，没有含义。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name box baked:1 sleep 1d',
      narration: '启动时一个字也没提卷。',
    },
    {
      on: 'docker1',
      run: mounts('box'),
      anyOrder: true,
      narration: '两个挂载点各得到一个匿名卷。',
    },
    {
      on: 'docker1',
      run: 'docker exec box cat /seed/readme',
      narration: '新卷是空的，引擎把镜像里 /seed 的文件复制了进去。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name pinned -v notes:/seed baked:1 sleep 1d',
      narration: '启动时给 /seed 指定一个有名字的卷。',
    },
    {
      on: 'docker1',
      run: mounts('pinned'),
      anyOrder: true,
      narration: '/seed 用了 notes；没有指定的 /log 仍是匿名卷。',
    },
    {
      on: 'docker1',
      run: "docker exec box sh -c 'echo in-volume > /log/a.txt; echo in-layer > /b.txt'",
      narration: '写两个文件：一个在卷里，一个在容器的可写层里。',
    },
    {
      on: 'docker1',
      run: 'docker commit box baked:2',
      narration: '以这个容器为范本，提交成镜像。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm baked:2 ls /b.txt /log',
      narration: '/b.txt 在新镜像里，/log 是空的：commit 不带走卷里的数据。',
    },
  ],
};
