import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';

export const scenario: Scenario = {
  title: '匿名与具名：删容器、清理时各带走谁',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -d --name one -v /data busybox:1.35 sleep 1d',
      narration: '-v 后面只写容器里的路径，没有名字：引擎给一个匿名卷。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name two -v /data -v notes:/notes busybox:1.35 sleep 1d',
      narration: '第二个容器挂两个卷：/data 是匿名的，/notes 用名叫 notes 的卷。',
    },
    {
      on: 'docker1',
      run: 'docker volume ls',
      narration: '一共三个。匿名卷其实也有名字，是 64 位随机的十六进制数，看不出谁在用。',
    },
    {
      on: 'docker1',
      run: "docker inspect -f '{{range .Mounts}}{{println .Name .Destination}}{{end}}' two",
      anyOrder: true,
      narration: '要知道哪个卷挂在哪里，问容器：左边是卷名，右边是挂载点。',
    },
    {
      on: 'docker1',
      run: 'docker rm -f one && docker volume ls -q',
      narration: '删掉 one。还是三个：它的匿名卷留下了，只是再也没有人用。',
    },
    {
      on: 'docker1',
      run: 'docker rm -f -v two && docker volume ls -q',
      narration: '删 two 时加 -v：它的匿名卷一起删了，notes 还在。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm -v /data busybox:1.35 true && docker volume ls -q',
      narration: '--rm 的容器结束时，自己的匿名卷也带走：列表没有变。',
    },
    {
      on: 'docker1',
      run: 'docker volume prune -f',
      narration: '清理没人用的卷。它只删匿名的：删掉的是 one 留下的那一个。',
    },
    {
      on: 'docker1',
      run: 'docker volume ls -q',
      narration: 'notes 也没人用，但它有名字，没有动。',
    },
    {
      on: 'docker1',
      run: 'docker volume prune -a -f',
      narration: '加 -a，没人用的具名卷也删。notes 里的数据这时才没了。',
    },
  ],
};
