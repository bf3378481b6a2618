import type { Scenario } from '../../../lab/scenario.ts';
import { forgetHub, hub, trustCa, visitor, withoutHub } from '../setup.ts';

const image = 'registry.example.com/lab/busybox:1.35';
const service = 'https://registry.example.com:5001/token';
const accessOf = (user: string, password: string) => ({
  run: `curl -s --cacert ca.crt -u ${user} '${service}?service=dockside-registry&scope=repository:lab/busybox:pull,push' | jq -c '.token | split(".")[1] | @base64d | fromjson.access'`,
  answer: [{ when: new RegExp(`for user '${user}':$`), type: password }],
});

export const scenario: Scenario = {
  title: '令牌里写着能做什么：推送被放行，或被拒绝',
  hosts: ['docker2', 'registry'],
  setup: [...hub('tokens'), ...visitor(), trustCa],
  steps: [
    {
      on: 'docker2',
      ...accessOf('alice', 'secret'),
      narration: 'alice 为 lab/busybox 要拉取和推送：令牌的 access 里两样都有。',
    },
    {
      on: 'docker2',
      ...accessOf('bob', 'hunter2'),
      narration: 'bob 要同样的：照样得到令牌，只是 actions 里没有 push。拒绝发生在用它的时候。',
    },
    {
      on: 'docker2',
      run: `docker tag busybox:1.35 ${image} && docker login -u bob registry.example.com`,
      answer: [{ when: /Password: $/, type: 'hunter2' }],
      narration: '以 bob 的身份登录，能成功：登录不问你要做什么。',
    },
    {
      on: 'docker2',
      run: `docker push ${image}`,
      status: 1,
      anyOrder: true,
      narration: '推送才被拒绝：requested access to the resource is denied。',
    },
    {
      on: 'docker2',
      run: 'docker login -u alice registry.example.com',
      answer: [{ when: /Password: $/, type: 'secret' }],
      narration: '换成 alice。',
    },
    {
      on: 'docker2',
      run: `docker push ${image}`,
      narration: '推送成功。',
    },
    {
      on: 'registry',
      run: 'tail -1 token.log',
      narration: '令牌服务的日志：这次带着 scope，写明对哪个仓库要做什么。',
    },
    {
      on: 'registry',
      run: `docker logs hub 2>/dev/null | cut -d'"' -f2,3 | sed -E 's/\\?[^ ]*//; s#(sha256:|uploads/)([^ ]{8})[^ ]+#\\1\\2…#' | tail -12`,
      varies: /(?<=sha256:|uploads\/)[0-9a-f]{8}/g,
      narration:
        'GET /v2/ 先得 401；带上令牌后，层和配置各走一遍：HEAD 问有没有，POST 开始，PATCH 传数据，PUT 收尾。最后 PUT 清单，标签这才可见。',
    },
  ],
  cleanup: [forgetHub, withoutHub],
};
