import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../setup.ts';

const manifest = 'http://192.168.110.124:5000/v2/library/busybox/manifests/1.35';
const accept = 'Accept: application/vnd.docker.distribution.manifest.v2+json';

export const scenario: Scenario = {
  title: '摘要：镜像的另一个名字，由内容算出来',
  hosts: ['docker1'],
  size: { cols: 140, rows: 28 }, // A row of docker images --digests.
  offstage: ['registry'],
  setup: [freshEngine('docker1')],
  steps: [
    {
      on: 'docker1',
      run: 'docker pull busybox:1.35',
      capture: { digest: /sha256:[0-9a-f]{64}/ },
      narration:
        '看 Digest 一行：标签 1.35 此刻指的就是这份内容。镜像是自己搭的，摘要与 Docker Hub 上的不同。',
    },
    {
      on: 'docker1',
      run: 'docker images --digests',
      narration: '加 --digests 列出来：TAG 是人起的名字，DIGEST 是算出来的名字。',
    },
    {
      on: 'docker1',
      run: `curl -s -H '${accept}' ${manifest} -o manifest.json; cat manifest.json`,
      narration: '直接向仓库服务要这个标签的清单：一份 JSON，写着配置和每一层的大小与摘要。',
    },
    {
      on: 'docker1',
      run: 'sha256sum manifest.json',
      narration: '给清单算 SHA-256，与上面的 Digest 一字不差。改动任何一层，清单就变，摘要也变。',
    },
    {
      on: 'docker1',
      run: "jq -r .config.digest manifest.json; docker image inspect busybox:1.35 --format '{{.Id}}'",
      narration: '两行相同：镜像的 ID 是配置的摘要，不是清单的。别把 ID 当作 Digest 用。',
    },
    {
      on: 'docker1',
      run: (captured) => `docker pull busybox@${captured('digest')}`,
      narration:
        '按摘要拉取：标签以后可以指向别的内容，摘要永远只指这一份。看 Status：这台主机上已经有了。',
    },
  ],
};
