import type { Scenario } from '../../../lab/scenario.ts';
import { forgetHub, hub, visitor, withoutHub } from '../setup.ts';

const logIn = (password: string) => [
  { when: /Username: $/, type: 'alice' },
  { when: /Password: $/, type: password },
];

export const scenario: Scenario = {
  title: '登录自建仓库：先信任 CA，再核对口令',
  hosts: ['docker2'],
  offstage: ['registry'],
  setup: [...hub('passwords'), ...visitor()],
  steps: [
    {
      on: 'docker2',
      run: 'docker login registry.example.com',
      answer: logIn('secret'),
      status: 1,
      narration: '口令没有错，却失败了：x509，证书由不认识的机构签发。这时口令还没有发出去。',
    },
    {
      on: 'docker2',
      run: 'openssl x509 -in ca.crt -noout -subject -issuer -ext basicConstraints',
      narration: '管理员给的 ca.crt：主体与签发者相同，是自签的根证书；CA:TRUE，可以签别人的证书。',
    },
    {
      on: 'docker2',
      run: 'mkdir -p /etc/docker/certs.d/registry.example.com && cp ca.crt /etc/docker/certs.d/registry.example.com/',
      narration: '放进以仓库域名命名的目录，不用重启引擎。端口若不是 443，目录名要带上端口。',
    },
    {
      on: 'docker2',
      run: 'docker login registry.example.com',
      answer: logIn('wrong'),
      status: 1,
      narration: '故意输错口令：证书这一关过了，轮到仓库说 401 Unauthorized。',
    },
    {
      on: 'docker2',
      run: 'docker login registry.example.com',
      answer: logIn('secret'),
      narration: '输对了。看警告：口令会不加密地存在 config.json 里。',
    },
    {
      on: 'docker2',
      run: 'cat ~/.docker/config.json',
      narration: '确实存着，auth 看上去像密文。',
    },
    {
      on: 'docker2',
      run: 'jq -r \'.auths["registry.example.com"].auth\' ~/.docker/config.json | base64 -d; echo',
      narration: '它只是 base64：一条命令就还原出用户名和口令。要防别人看，得用凭据助手。',
    },
    {
      on: 'docker2',
      run: 'docker logout registry.example.com && cat ~/.docker/config.json',
      narration: '登出就是删掉这一条。',
    },
  ],
  cleanup: [forgetHub, withoutHub],
};
