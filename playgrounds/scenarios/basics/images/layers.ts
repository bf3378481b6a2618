import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../setup.ts';

export const scenario: Scenario = {
  title: '写时复制：overlay2 的目录里看得见',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -d --name box busybox:1.35 sleep 1d',
      narration: '启动一个什么也不做的容器。',
    },
    {
      on: 'docker1',
      run: "docker exec box sh -c 'echo hi > /new; echo x >> /etc/passwd; rm /etc/group'",
      narration: '在容器里新建一个文件，改一个，删一个。',
    },
    {
      on: 'docker1',
      run: 'docker diff box',
      anyOrder: true,
      narration: '与镜像相比：A 是新增，C 是改动，D 是删除。',
    },
    {
      on: 'docker1',
      run: `upper=$(docker inspect box --format '{{.GraphDriver.Data.UpperDir}}'); echo "$upper"`,
      narration: 'UpperDir 是这个容器自己的可写层，镜像的层在 LowerDir，只读。',
    },
    {
      on: 'docker1',
      run: 'ls -l $upper $upper/etc',
      narration:
        '可写层里只有这三样。改过的 passwd 被整个复制上来；删掉的 group 变成一个 0, 0 的字符设备，遮住下面那份。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm busybox:1.35 cat /etc/group',
      narration: '用同一个镜像另起一个容器，group 还在：镜像没有变。',
    },
    {
      on: 'docker1',
      run: 'docker rm -f box',
      narration: '删除容器。',
    },
    {
      on: 'docker1',
      run: 'ls $upper',
      status: 2,
      narration: '可写层随容器一起消失。要留下的数据应当放在数据卷里。',
    },
  ],
};
