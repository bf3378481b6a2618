import type { Scenario } from '../../../lab/scenario.ts';
import { freshEngine } from '../setup.ts';

const repository = 'http://192.168.110.124:5000/v2/library/busybox';
const accept = 'Accept: application/vnd.docker.distribution.manifest.v2+json';

export const scenario: Scenario = {
  title: '同一层的两个摘要：压缩的与解压的',
  hosts: ['docker1'],
  offstage: ['registry'],
  setup: [freshEngine('docker1', ['busybox:1.35'])],
  steps: [
    {
      on: 'docker1',
      run: `url=${repository}; curl -s $url/tags/list`,
      narration: '仓库服务的地址记成 url，下面都要用。先问它 busybox 有哪些标签。',
    },
    {
      on: 'docker1',
      run: `curl -s -H '${accept}' \\
  $url/manifests/1.35 -o manifest.json; jq -c '.config, .layers[]' manifest.json`,
      narration: '取清单，挑出两行看：上面是配置，下面是唯一的一层，各有大小与摘要。',
    },
    {
      on: 'docker1',
      run: 'curl -s $url/blobs/$(jq -r .layers[0].digest manifest.json) -o layer.tar.gz',
      narration: '按清单里的摘要把这一层取下来，存成文件，像引擎拉取时那样。',
    },
    {
      on: 'docker1',
      run: 'sha256sum layer.tar.gz',
      narration: '对收到的文件算一遍，与清单里的一字不差：这是压缩以后的摘要。',
    },
    {
      on: 'docker1',
      run: 'gunzip -k layer.tar.gz && sha256sum layer.tar && ls -l layer.tar*',
      narration: '解压再算，是另一个数：DiffID。内容没有变，字节变了，大小也差了近一倍。',
    },
    {
      on: 'docker1',
      run: 'curl -s $url/blobs/$(jq -r .config.digest manifest.json) | jq -c .rootfs',
      narration: '配置里写的是解压以后的那个：diff_ids。',
    },
    {
      on: 'docker1',
      run: "docker image inspect busybox:1.35 --format '{{json .RootFS.Layers}}'",
      narration: '引擎显示的也是 DiffID，因为这一行就出自配置。',
    },
    {
      on: 'docker1',
      run: 'gzip -1 -c layer.tar | sha256sum; gzip -1 -c layer.tar | gunzip | sha256sum',
      narration: '换一种压缩程度，压缩后的摘要就变了，解压后的不变。所以要两个。',
    },
    {
      on: 'docker1',
      run: 'head -c -1 layer.tar.gz | sha256sum',
      narration: '少收一个字节，摘要完全不同。引擎对不上清单，就不收这一层。',
    },
  ],
};
