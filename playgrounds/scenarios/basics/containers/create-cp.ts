import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../setup.ts';

export const scenario: Scenario = {
  title: '先建后启：create、cp、start、rename、wait',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['nginx:1.22', 'busybox:1.35'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker create --name web -p 8080:80 nginx:1.22',
      narration: '只建不启动，打印容器 ID 就返回。',
    },
    {
      on: 'docker1',
      run: "docker ps -a --format '{{.Names}}: {{.Status}}'",
      narration: '状态是 Created：可写层已经有了，进程还没有。',
    },
    {
      on: 'docker1',
      run: "echo '<h1>ready</h1>' > index.html && docker cp index.html web:/var/www/html/",
      narration: '没启动过的容器也能放文件进去。',
    },
    {
      on: 'docker1',
      run: 'docker start web && sleep 1 && curl localhost:8080',
      narration: '第一次启动，网页已经在了。',
    },
    {
      on: 'docker1',
      run: 'docker diff web',
      anyOrder: true,
      narration:
        '与镜像相比改了什么：index.html 是你放的，其余是 Nginx 启动时自己写的。A 新增，C 改动。',
    },
    {
      on: 'docker1',
      run: 'docker rename web site && docker port site',
      narration: '运行着也能改名。端口、文件都跟着它，变的只有名字。',
    },
    {
      on: 'docker1',
      run: 'docker stop site && docker cp site:/var/log/nginx/access.log - | tar tv',
      narration:
        '停下以后照样能复制出来；目标写 -，得到的是一个 tar 包。这个日志是指向标准输出的符号链接。',
    },
    {
      on: 'docker1',
      run: "docker run -d --name job busybox:1.35 sh -c 'sleep 5; exit 3'",
      narration: '再放一个五秒钟就做完的活到后台。',
    },
    {
      on: 'docker1',
      run: 'docker wait job',
      narration: 'wait 等到它结束，打印的 3 是它的退出状态码。',
    },
  ],
};
