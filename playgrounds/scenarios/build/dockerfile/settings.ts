import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';

const list = "docker ps --format 'table {{.Names}}\\t{{.Status}}\\t{{.Ports}}'";

export const scenario: Scenario = {
  title: 'EXPOSE、VOLUME、HEALTHCHECK：写在镜像里，运行时才起作用',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['busybox:1.35']),
    project('docker1', 'build/dockerfile/settings', '/root/settings'),
  ],
  steps: [
    {
      on: 'docker1',
      run: "cd settings && grep -v '^#' Dockerfile",
      narration: '三条都是说明：听哪个端口，哪个目录放数据，怎样算健康。',
    },
    {
      on: 'docker1',
      run: 'docker build -q -t site:1 .',
      narration: '构建。',
    },
    {
      on: 'docker1',
      run: "docker image inspect -f '{{json .Config.ExposedPorts}} {{json .Config.Volumes}}' site:1",
      narration: '存进了镜像的配置。键是端口和目录，后面的 {} 只是空对象，没有含义。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name plain site:1 && docker run -d --name published -P site:1; sleep 4',
      narration: '启动两个，只差一个 -P。等健康检查跑一次。',
    },
    {
      on: 'docker1',
      run: list,
      narration:
        'plain 的端口没有箭头，没有发布；-P 按 EXPOSE 给 published 挑了一个主机端口。两个都 healthy。',
    },
    {
      on: 'docker1',
      run: 'curl -s $(docker port published 8080 | head -n 1)',
      narration: '从主机上访问挑好的端口，得到网页。',
    },
    {
      on: 'docker1',
      run: 'docker volume ls',
      anyOrder: true,
      narration: '没有写 -v，却多了两个匿名数据卷，名字是一长串：VOLUME 让每个容器各得一个。',
    },
    {
      on: 'docker1',
      run: 'docker exec published rm /site/index.html; sleep 7',
      narration: '把首页删掉，等几秒。进程还在。',
    },
    {
      on: 'docker1',
      run: list,
      narration: 'published 成了 unhealthy，但仍是 Up：引擎只报告，不会替你重启它。',
    },
    {
      on: 'docker1',
      run: "docker inspect -f '{{(index .State.Health.Log 4).Output}}' published",
      narration: '检查命令的输出留在这里，查原因看它。',
    },
  ],
};
