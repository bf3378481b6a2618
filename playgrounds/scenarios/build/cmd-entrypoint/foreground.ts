import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';

const list = "docker ps -a --format 'table {{.Names}}\\t{{.Status}}\\t{{.Command}}'";

export const scenario: Scenario = {
  title: '前台的进程活着，容器才活着',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['nginx:1.22']),
    project('docker1', 'build/cmd-entrypoint/web', '/root/web'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'cd web && grep -h CMD Dockerfile.*',
      narration: '三种写法，按文件名排：放到后台、放在前台、用 tail 撑住。',
    },
    {
      on: 'docker1',
      run: 'for i in back fore patch; do docker build -q -f Dockerfile.$i -t web:$i .; done',
      narration: '各构建一个镜像。',
    },
    {
      on: 'docker1',
      run: 'for i in back fore patch; do docker run -d --name $i web:$i; done; sleep 2',
      narration: '各启动一个容器，等两秒。',
    },
    {
      on: 'docker1',
      run: list,
      narration:
        'back 已经结束，状态码 0：nginx 命令把服务放到后台，自己正常退出了。另外两个是 Up。',
    },
    {
      on: 'docker1',
      run: "docker exec fore sh -c \"tr '\\0' ' ' < /proc/1/cmdline\"; echo",
      narration: 'fore 的 1 号进程就是 nginx 自己。',
    },
    {
      on: 'docker1',
      run: "docker exec patch sh -c \"tr '\\0' ' ' < /proc/1/cmdline\"; echo",
      narration: 'patch 的 1 号进程是 tail，它什么也不做。',
    },
    {
      on: 'docker1',
      run: 'docker exec fore nginx -s stop; docker exec patch nginx -s stop; sleep 2',
      varies: /\d+#\d+/g,
      narration: '在两个容器里都把 nginx 停掉，当作它崩溃了。',
    },
    {
      on: 'docker1',
      run: list,
      narration: 'fore 结束了，引擎知道；patch 仍是 Up，里面却已经没有 nginx，重启策略也不会管。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm nginx:1.22 systemctl start nginx',
      status: 127,
      narration: 'systemctl 在这个镜像里根本没有。就算装了，1 号进程不是 systemd，它也办不成事。',
    },
  ],
};
