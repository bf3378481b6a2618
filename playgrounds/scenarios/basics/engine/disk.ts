import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../setup.ts';

const yes = [{ when: /\[y\/N\] $/, type: 'y' }];

export const scenario: Scenario = {
  title: '磁盘用在哪里，怎样清理',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['nginx:1.22', 'busybox:1.35'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run --name old -v data:/data busybox:1.35 dd if=/dev/zero of=/big bs=1M count=50',
      narration: '一个写了 50 MB 就结束的容器，还带着一个数据卷。',
    },
    {
      on: 'docker1',
      run: 'docker system df',
      narration:
        '看 RECLAIMABLE 一列：停下的容器占着 50 MB 多。镜像由 Debian 软件包搭成，大小与 Docker Hub 上的不同。',
    },
    {
      on: 'docker1',
      run: 'docker system prune',
      answer: yes,
      anyOrder: true,
      narration: '清理前它先说会删什么：停下的容器、没用的网络、虚悬镜像、构建缓存。没有数据卷。',
    },
    {
      on: 'docker1',
      run: 'docker system df',
      narration: '容器一行归零。数据卷还在，镜像也还在：它们都有名字。',
    },
    {
      on: 'docker1',
      run: 'docker image prune -a',
      answer: yes,
      anyOrder: true,
      narration: '加 -a，没有容器在用的镜像全部删除，下次要重新拉取。',
    },
    {
      on: 'docker1',
      run: 'docker volume prune -a',
      answer: yes,
      narration: '数据卷要单独清理。里面是数据，删了就没有了，先看清楚再按 y。',
    },
    {
      on: 'docker1',
      run: 'docker system df',
      narration: '现在全部是零。',
    },
  ],
};
