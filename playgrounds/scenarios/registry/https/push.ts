import type { Scenario } from '../../../lab/scenario.ts';
import { forgetHub, hub, trustCa, visitor, withoutHub } from '../setup.ts';

export const scenario: Scenario = {
  title: '推送到自建仓库，再拉回来',
  hosts: ['docker2'],
  offstage: ['registry'],
  setup: [...hub('passwords'), ...visitor(), trustCa],
  steps: [
    {
      on: 'docker2',
      run: 'docker tag busybox:1.35 registry.example.com/lab/busybox:1.35',
      narration: '名字的第一段写仓库的域名，推送时引擎就知道往哪里去。',
    },
    {
      on: 'docker2',
      run: 'docker push registry.example.com/lab/busybox:1.35',
      status: 1,
      anyOrder: true,
      narration: '还没有登录：no basic auth credentials。',
    },
    {
      on: 'docker2',
      run: 'docker login -u alice registry.example.com',
      answer: [{ when: /Password: $/, type: 'secret' }],
      narration: '登录。',
    },
    {
      on: 'docker2',
      run: 'docker push registry.example.com/lab/busybox:1.35',
      narration: '再推：每层一行，末行是清单的摘要，拉取时凭它核对。',
    },
    {
      on: 'docker2',
      run: 'curl --cacert ca.crt -u alice https://registry.example.com/v2/lab/busybox/tags/list',
      answer: [{ when: /for user 'alice':$/, type: 'secret' }],
      narration: '用 API 问仓库：lab/busybox 有哪些标签。',
    },
    {
      on: 'docker2',
      run: 'docker rmi registry.example.com/lab/busybox:1.35 busybox:1.35',
      narration: '删掉本机的两个名字，镜像随之消失。',
    },
    {
      on: 'docker2',
      run: 'docker pull registry.example.com/lab/busybox:1.35',
      narration: '从自己的仓库拉回来。Digest 与推送时的一字不差。',
    },
  ],
  cleanup: [forgetHub, withoutHub],
};
