import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../setup.ts';

export const scenario: Scenario = {
  title: 'docker run 的常用选项：名字、主机名、环境变量、端口',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['nginx:1.22'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run -d --name web --hostname web-1 -e TZ=Asia/Shanghai -p 8080:80 nginx:1.22',
      narration: '后台运行，起名 web，主机名 web-1，设一个环境变量，主机的 8080 转到容器的 80。',
    },
    {
      on: 'docker1',
      run: 'docker exec web env',
      narration: '容器里的环境变量：TZ 是 -e 给的，HOSTNAME 是 --hostname 给的。',
    },
    {
      on: 'docker1',
      run: 'curl -sI localhost:8080 | head -1',
      narration: '从主机的 8080 访问到容器里的 Nginx。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name auto -P nginx:1.22',
      narration: '大写的 -P：镜像用 EXPOSE 声明的端口都发布，主机端口由引擎挑。',
    },
    {
      on: 'docker1',
      run: 'docker port web; docker port auto',
      narration: '比较两者：8080 是你指定的，auto 的端口是引擎从 32768 往上挑的。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name web nginx:1.22',
      status: 125,
      narration: '名字不能重复。报错说明它被哪个容器占着，退出状态码是 125。',
    },
    {
      on: 'docker1',
      run: 'docker run -d --name web2 -p 8080:80 nginx:1.22',
      status: 125,
      narration: '主机端口也不能重复：看末尾的 port is already allocated。',
    },
    {
      on: 'docker1',
      run: "docker ps -a --format '{{.Names}}: {{.Status}}'",
      narration: '注意 web2：端口没拿到，容器却已经建好，停在 Created，要自己删掉。',
    },
  ],
};
