import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../setup.ts';

export const scenario: Scenario = {
  title: '第一次 docker run：找镜像、拉取、运行',
  hosts: ['docker1'],
  size: { cols: 116, rows: 28 }, // A row of docker ps -a.
  offstage: ['registry'],
  setup: [freshEngine('docker1')],
  steps: [
    {
      on: 'docker1',
      run: 'docker images',
      narration: '一台刚装好引擎的主机：还没有任何镜像。',
    },
    {
      on: 'docker1',
      run: 'docker run busybox:1.35 echo hello',
      narration:
        '看第一行：这台主机上找不到，于是去 library/busybox 拉取。拉完才运行，最后一行 hello 是容器里的程序打印的。',
    },
    {
      on: 'docker1',
      run: 'docker run busybox:1.35 echo again',
      narration: '再运行一次：镜像已经在主机上，没有拉取，直接打印。',
    },
    {
      on: 'docker1',
      run: 'docker ps',
      narration: '没有容器在运行：echo 一结束，容器就停了。',
    },
    {
      on: 'docker1',
      run: 'docker ps -a',
      varies: /\b[a-z]+_[a-z]+\b/g,
      narration:
        '加 -a 才看得到停下的。每次 run 都新建一个容器，所以有两个；没起名字，引擎各给了一个。',
    },
    {
      on: 'docker1',
      run: 'docker images',
      narration:
        '镜像只有一份，两个容器共用。它由 Debian 软件包搭成，ID 与大小和 Docker Hub 上的不同。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm busybox:1.35 hostname',
      narration: '--rm：停下就删除。打印的是容器自己的主机名，也就是它的 ID 的前十二位。',
    },
    {
      on: 'docker1',
      run: "docker ps -a --format '{{.ID}} {{.Command}}'",
      narration: '还是两个，刚才那个没有留下。',
    },
  ],
};
