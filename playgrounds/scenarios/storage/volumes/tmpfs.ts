import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';

export const scenario: Scenario = {
  title: 'tmpfs：只在内存里，容器一停就没了',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -d --name box --tmpfs /cache:size=8m busybox:1.35 sleep 1d',
      narration: '在 /cache 挂一块内存，最多 8 MB。',
    },
    {
      on: 'docker1',
      run: 'docker exec box df -h /cache',
      narration: '文件系统的类型是 tmpfs，容量 8.0M。',
    },
    {
      on: 'docker1',
      run: 'docker exec box dd if=/dev/zero of=/cache/big bs=1M count=20',
      status: 1,
      varies: /copied.*/g,
      narration: '写 20 MB，写到 8 MB 就满了：No space left on device。',
    },
    {
      on: 'docker1',
      run: 'docker exec box ls -l /cache',
      narration: '只写进去 8 MB。',
    },
    {
      on: 'docker1',
      run: 'docker restart -t 0 box && docker exec box ls -l /cache',
      narration: '重启容器，里面空了。可写层和数据卷里的文件不会这样。',
    },
    {
      on: 'docker1',
      run: 'docker volume ls',
      narration: '它不是卷，列表里没有。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm --mount type=tmpfs,dst=/cache,tmpfs-mode=700 busybox:1.35 ls -ld /cache',
      narration: '--mount 的写法，权限也能定：只有属主能进。',
    },
    {
      on: 'docker1',
      run: "docker run --rm --read-only --tmpfs /tmp busybox:1.35 sh -c 'touch /tmp/a && touch /b'",
      status: 1,
      narration: '常与 --read-only 合用：整个容器只读，只有 /tmp 能写。出错的是 /b。',
    },
  ],
};
