import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine, quietly } from '../../basics/setup.ts';

export const scenario: Scenario = {
  title: '绑定挂载与数据卷：空目录盖住还是填满',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['nginx:1.22']),
    quietly('docker1', 'docker volume ls -q | xargs -r docker volume rm'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'docker run --rm nginx:1.22 ls /etc/nginx',
      narration: '镜像里的 /etc/nginx 有这些文件。',
    },
    {
      on: 'docker1',
      run: 'mkdir conf && docker run --rm -v ~/conf:/etc/nginx nginx:1.22 ls /etc/nginx',
      narration: '把主机上的空目录挂上去：什么也没有了。主机的目录盖住了镜像里的文件。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm -v conf:/etc/nginx nginx:1.22 ls /etc/nginx',
      narration: '换成数据卷，只少了前面的路径：新卷是空的，引擎先把镜像里的文件复制进去。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm --mount type=bind,source=/root/typo,target=/data nginx:1.22 true',
      status: 125,
      narration: '用 --mount 写，主机目录不存在就报错。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm -v ~/typo:/data nginx:1.22 true; ls -ld typo',
      narration:
        '用 -v 写，不存在就悄悄建一个空目录，属主是 root。打错字也不会报错，所以推荐 --mount。',
    },
  ],
};
