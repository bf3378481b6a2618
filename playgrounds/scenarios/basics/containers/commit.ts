import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../setup.ts';

export const scenario: Scenario = {
  title: 'cp 改文件，commit 存成镜像',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['nginx:1.22'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -d --name web -p 8080:80 nginx:1.22',
      narration: '启动一个 Nginx。',
    },
    {
      on: 'docker1',
      run: "echo '<h1>Hello from docker1</h1>' > index.html",
      narration: '在主机上写一个网页。',
    },
    {
      on: 'docker1',
      run: 'docker cp index.html web:/var/www/html/',
      narration: '复制进容器。这个镜像的网页目录是 /var/www/html，别的 Nginx 镜像可能不同。',
    },
    {
      on: 'docker1',
      run: 'curl localhost:8080',
      narration: '不用重启，访问到的就是新网页。',
    },
    {
      on: 'docker1',
      run: "docker commit -m 'add index.html' web mysite:1",
      narration: '把容器的可写层存成一层新的镜像，打印的是它的 ID。',
    },
    {
      on: 'docker1',
      run: "docker history mysite:1 --format '{{.CreatedBy}}  {{.Comment}}' | head -3",
      narration:
        '最上面一层就是它，旁边是 -m 写的说明。可是里面做了什么看不出来：要能重做的镜像，用 Dockerfile。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm mysite:1 cat /var/www/html/index.html',
      narration: '用新镜像启动容器，网页已经在里面。',
    },
  ],
};
