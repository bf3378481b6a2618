import type { Scenario } from '../../../lab/scenario.ts';
import { project } from '../../project.ts';
import { freshEngine } from '../setup.ts';

const settings =
  "docker inspect app --format '{{.HostConfig.Memory}} {{.HostConfig.RestartPolicy.Name}}'";

export const scenario: Scenario = {
  title: '环境变量文件、标记与 docker update',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['busybox:1.35']),
    project('docker1', 'basics/run-options/config', '/root'),
  ],
  steps: [
    {
      on: 'docker1',
      run: 'cat app.env; export API_TOKEN=s3cret',
      narration: '变量写在文件里，一行一个。最后一行只有名字，值从当前的 shell 里取。',
    },
    {
      on: 'docker1',
      run: `docker run -d --name app --env-file app.env --label team=web -m 64m \\
  busybox:1.35 sleep 1d`,
      narration: '带上这个文件、一个标记 team=web、64 MB 的内存上限。',
    },
    {
      on: 'docker1',
      run: 'docker exec app env',
      narration:
        '三个变量都在，注释没有进来。GREETING 的引号留着，API_TOKEN 的值是 shell 里的那个。',
    },
    {
      on: 'docker1',
      run: "docker inspect app --format '{{json .Config.Env}}'",
      narration: '不进容器也看得到，口令也一样：能用 docker 的人都看得到。',
    },
    {
      on: 'docker1',
      run: "docker ps --filter label=team=web --format '{{.Names}}: {{.Labels}}'",
      narration: '标记用来挑容器：只列出 team=web 的。',
    },
    {
      on: 'docker1',
      run: settings,
      narration: '从 inspect 里挑两项：内存上限以字节计，64 MB 是 67108864；重启策略是默认的 no。',
    },
    {
      on: 'docker1',
      run: 'docker update -m 128m --memory-swap 128m --restart unless-stopped app',
      narration: '两项都改，容器不停。打印的是改了哪个容器。',
    },
    {
      on: 'docker1',
      run: settings,
      narration: '已经是新的值。',
    },
    {
      on: 'docker1',
      run: "sed -i 's/Shanghai/Tokyo/' app.env; docker restart -t 1 app; docker exec app env | grep TZ",
      narration: '改了变量文件再重启，TZ 还是旧的：变量在创建时就定下了，要删掉重建。',
    },
  ],
};
