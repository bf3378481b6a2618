import type { Scenario } from '../../../lab/scenario.ts';
import { forgetHub, hub, trustCa, visitor, withoutHub } from '../setup.ts';

const service = 'https://registry.example.com:5001/token';
const headers = "2>&1 | grep -E '^[<>] '";
/** Numbers of seconds, and the id of a token. */
const claims = /\b\d{10}\b|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

export const scenario: Scenario = {
  title: '令牌认证：用 curl 走一遍 docker login',
  hosts: ['docker2', 'registry'],
  setup: [...hub('tokens'), ...visitor(), trustCa],
  steps: [
    {
      on: 'docker2',
      run: `curl -sv --cacert ca.crt https://registry.example.com/v2/ ${headers}`,
      narration:
        '先不带凭据访问仓库。大于号是发出的，小于号是收到的：401，WWW-Authenticate 说去哪里（realm）为谁（service）要令牌。',
    },
    {
      on: 'docker2',
      run: "read -rsp 'Password: ' password; echo",
      answer: [{ when: /Password: $/, type: 'secret' }],
      narration: '口令先读进变量，不写在命令里，历史记录里也就没有它。',
    },
    {
      on: 'docker2',
      run: `curl -sv --cacert ca.crt -u "alice:$password" -o token.json '${service}?service=dockside-registry&account=alice' ${headers}`,
      narration:
        '到令牌服务那里去，用户名和口令在 Authorization: Basic 里。换来的令牌存进 token.json。',
    },
    {
      on: 'docker2',
      run: "jq -r .token token.json | cut -d. -f1 | base64 -d 2>/dev/null | jq '{typ, alg}'",
      narration: '令牌是 JWT，用点分成三段。第一段说明怎样签名：RS256，用私钥签，用证书验。',
    },
    {
      on: 'docker2',
      run: 'jq \'.token | split(".")[1] | @base64d | fromjson\' token.json',
      varies: claims,
      narration:
        '第二段是声明：谁签发（iss）、给谁（sub）、给哪个仓库用（aud）、何时过期（exp）；登录时 access 是空的。',
    },
    {
      on: 'docker2',
      run: 'curl -si --cacert ca.crt -H "Authorization: Bearer $(jq -r .token token.json)" https://registry.example.com/v2/',
      narration: '拿着令牌再去仓库：200。仓库只验签名和期限，不问口令。',
    },
    {
      on: 'docker2',
      run: 'docker login -u alice registry.example.com',
      answer: [{ when: /Password: $/, type: 'secret' }],
      narration: '刚才那三步，就是 docker login 做的事。',
    },
    {
      on: 'registry',
      run: 'tail -1 token.log',
      narration: '令牌服务的日志：它来要令牌时带的参数，比我们多了 client_id 和 offline_token。',
    },
    {
      on: 'docker2',
      run: 'cat ~/.docker/config.json',
      narration: '存下来的仍是用户名和口令的 base64，不是令牌：令牌五分钟就过期。',
    },
  ],
  cleanup: [forgetHub, withoutHub],
};
