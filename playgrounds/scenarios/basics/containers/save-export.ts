import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../setup.ts';

export const scenario: Scenario = {
  title: 'save 与 load 存镜像，export 与 import 存文件系统',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['nginx:1.22'])],
  steps: [
    {
      on: 'docker1',
      run: 'docker run --name box nginx:1.22 touch /made-here',
      narration: '先留下一个容器，它比镜像多一个文件。',
    },
    {
      on: 'docker1',
      run: 'docker save -o image.tar nginx:1.22 && docker export -o box.tar box',
      narration: 'save 存的是镜像，export 存的是容器此刻的文件系统。',
    },
    {
      on: 'docker1',
      run: 'tar tf image.tar | cut -c 1-40',
      narration:
        '镜像的包里是一个个 blob，层和配置都以自己的 SHA-256 为名；manifest.json 说明它们怎样拼成镜像。',
    },
    {
      on: 'docker1',
      run: "tar tf box.tar | grep -E '^(bin|etc/nginx/nginx.conf|made-here)$'",
      narration: '容器的包里直接是文件，连刚才那个 made-here 也在；层没有了。',
    },
    {
      on: 'docker1',
      run: 'docker rm box && docker rmi -f nginx:1.22 >/dev/null && docker load -i image.tar',
      anyOrder: true,
      narration: '删掉镜像再 load，名字、层、配置都回来了。',
    },
    {
      on: 'docker1',
      run: 'docker import box.tar flat:1',
      narration: 'import 把那些文件做成一个新镜像，名字要自己起。',
    },
    {
      on: 'docker1',
      run: "docker image inspect nginx:1.22 flat:1 --format '{{.RepoTags}} Cmd={{.Config.Cmd}} layers={{len .RootFS.Layers}}'",
      narration: '对比：import 得到的只有一层，Cmd 也没有了。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm flat:1',
      status: 125,
      narration: '所以不写命令就启动不了它：no command specified。',
    },
  ],
};
