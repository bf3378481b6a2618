import type { Scenario } from '../../../lab/scenario.ts';
import { project } from '../../project.ts';
import { freshEngine, quietly } from '../setup.ts';

/** A registry of the host's own, empty: what is pushed there is gone with the session. */
const ownRegistry = quietly(
  'docker1',
  `rm -rf /root/.docker/manifests
  set -e
  docker run -d --name registry -p 127.0.0.1:5000:5000 registry:2
  for i in $(seq 100); do if curl -sf localhost:5000/v2/; then break; fi; sleep 0.1; done
  docker run --rm -v /root/hello:/hello -w /hello python:3.11 python3 hello.py
  rm /root/hello/hello.py`,
);

export const scenario: Scenario = {
  title: '一个名字，两种架构：自己做一份索引',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['registry:2', 'python:3.11']),
    project('docker1', 'basics/images/platforms', '/root/hello'),
    ownRegistry,
  ],
  steps: [
    {
      on: 'docker1',
      run: 'cd hello && od -An -tx1 -j120 -N8 hello-amd64; od -An -tx1 -j120 -N8 hello-arm64',
      narration:
        '同一个小程序为两种 CPU 各做了一份。看开头 8 个字节的机器指令，一个是给 x86-64 的，一个是给 ARM 的。',
    },
    {
      on: 'docker1',
      run: `r=localhost:5000/hello; for a in amd64 arm64; do \\
docker build -q --platform linux/$a -t $r:$a . && docker push -q $r:$a; done`,
      narration: '为两个平台各构建一个镜像，推送到这台主机上一个空的仓库服务。',
    },
    {
      on: 'docker1',
      run: 'docker manifest create --insecure $r:1 $r:amd64 $r:arm64',
      narration: '把两份清单写进一份索引，起名 hello:1。仓库服务没有 HTTPS，所以要 --insecure。',
    },
    {
      on: 'docker1',
      run: 'docker manifest push --insecure $r:1',
      narration: '推送索引，打印的是它的摘要。层不用再传，索引里只有两份清单的摘要。',
    },
    {
      on: 'docker1',
      run: "docker manifest inspect --insecure $r:1 | jq -c '.mediaType, .manifests[]'",
      narration: '这就是索引：每个平台一行，写着那份清单的摘要。',
    },
    {
      on: 'docker1',
      run: 'docker rmi $r:amd64 $r:arm64 >/dev/null; docker pull $r:1 && docker run --rm $r:1',
      anyOrder: true,
      narration:
        '拉取 hello:1，引擎自己挑了 amd64 的。Digest 一行与推送时打印的相同，是索引的摘要。',
    },
    {
      on: 'docker1',
      run: 'docker pull --platform linux/arm64 $r:1',
      anyOrder: true,
      narration: '指名要 arm64 的，也拉得下来。Digest 还是那一个。',
    },
    {
      on: 'docker1',
      run: "docker image inspect $r:1 --format '{{.Os}}/{{.Architecture}} {{.Id}}'",
      narration: '名字现在指的是 arm64 的那份，镜像 ID 是它自己的。',
    },
    {
      on: 'docker1',
      run: 'docker run --rm --platform linux/arm64 $r:1; echo $?',
      narration: '这台主机是 x86-64，内核不认这些指令：exec format error。',
    },
  ],
  cleanup: [quietly('docker1', 'rm -rf /root/.docker/manifests')],
};
