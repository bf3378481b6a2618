import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';

const clock = /\b\d+\.\d+s\b/g;

export const scenario: Scenario = {
  title: 'depends_on：等它启动，还是等它能用',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['mariadb:10.11']),
    project('docker1', 'compose/file/depends-on', '/root/app'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'cd app && cat compose.yaml',
      narration: '一个数据库，一个应用。应用一启动就去查数据库；depends_on 用的是短写法。',
    },
    {
      on: 'docker1',
      run: 'docker compose up -d',
      varies: clock,
      anyOrder: true,
      narration: '启动：先 db，后 app，没有报错。',
    },
    { pauseSeconds: 3 },
    {
      on: 'docker1',
      run: 'docker compose logs app',
      narration: '应用却失败了，连不上：数据库的容器启动了，数据库还没准备好。',
    },
    {
      on: 'docker1',
      run: 'docker compose down -v',
      varies: clock,
      anyOrder: true,
      narration: '全部删掉，重来。',
    },
    {
      on: 'docker1',
      run: 'diff compose.yaml healthy.yaml',
      status: 1,
      narration: '改两处：给 db 加健康检查，每秒问一次它能不能用；app 的条件改成 service_healthy。',
    },
    {
      on: 'docker1',
      run: 'cp healthy.yaml compose.yaml && docker compose up -d',
      varies: clock,
      anyOrder: true,
      narration: '再启动。db 停在 Waiting，健康了（Healthy）才轮到 app。',
    },
    {
      on: 'docker1',
      run: 'docker compose logs app',
      narration: '这次查到了结果。',
    },
    {
      on: 'docker1',
      run: "docker compose ps -a --format 'table {{.Service}}\\t{{.Status}}'",
      narration: 'db 的状态里带着 (healthy)；app 查完就退出了，状态码 0。',
    },
    {
      on: 'docker1',
      run: 'docker compose down -v',
      varies: clock,
      anyOrder: true,
      narration: '收拾干净，-v 连数据卷也删掉。',
    },
  ],
};
