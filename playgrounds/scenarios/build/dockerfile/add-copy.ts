import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../../basics/setup.ts';
import { project } from '../../project.ts';

const build = 'docker build -q -t add:1';

export const scenario: Scenario = {
  title: 'COPY 原样复制；ADD 会解包、会下载',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [
    freshEngine('docker1', ['busybox:1.35']),
    project('docker1', 'build/dockerfile/add-copy', '/root/add'),
    {
      on: 'docker1',
      hidden: `exec >/dev/null
cd /root/add && tar -C site -czf site.tar.gz . && rm -r site
docker run -d --name files --network host -v /root/add:/pub busybox:1.35 httpd -f -p 8000 -h /pub`,
    },
  ],
  steps: [
    {
      on: 'docker1',
      run: "cd add && tar -tzf site.tar.gz && grep -v '^#' Dockerfile",
      narration: '压缩包里是两个文件。看三条 COPY 和一条 ADD 的目标。',
    },
    {
      on: 'docker1',
      run: `${build} . && docker run --rm add:1 | sort`,
      narration: 'COPY 的还是压缩包，ADD 的已经解开。hello 到了 /root/test/，greeting 成了文件名。',
    },
    {
      on: 'docker1',
      run: `${build} -f Dockerfile.outside .`,
      status: 1,
      varies: /ref \S+/g,
      narration: '主机上的 /etc/hostname 拿不到：源的斜杠指上下文的根，那里没有 etc/hostname。',
    },
    {
      on: 'docker1',
      run: 'SUM=$(sha256sum site.tar.gz | cut -c-64); grep ADD Dockerfile.url',
      narration: '换成从网上下载，并写明内容的摘要。网站就在 docker1 上。',
    },
    {
      on: 'docker1',
      run: `${build} -f Dockerfile.url --build-arg SUM=$SUM . && docker run --rm add:1`,
      narration: '下载到了，压缩包没有解开：自动解包只对本地文件。',
    },
    {
      on: 'docker1',
      run: 'docker builder prune -af > /dev/null; echo changed >> site.tar.gz',
      narration: '假装网上的文件被人换了。顺便清掉构建缓存，免得拿上次下载的来用。',
    },
    {
      on: 'docker1',
      run: 'docker build -q -f Dockerfile.url --build-arg SUM=$SUM .',
      status: 1,
      narration: '摘要对不上，构建失败。这正是写 --checksum 的用处。',
    },
  ],
};
