import type { Scenario } from '../../../lab/scenario.ts';
import { makeCa, makeServerCertificate, startWithPasswords, withoutHub } from '../setup.ts';

export const scenario: Scenario = {
  title: '架一个 HTTPS 加口令的私有仓库',
  hosts: ['registry'],
  setup: [withoutHub],
  steps: [
    {
      on: 'registry',
      run: `mkdir certs auth && ${makeCa}`,
      narration: '先做一个自己的 CA：一把私钥，一张自签的根证书，名字叫 Dockside Root CA。',
    },
    {
      on: 'registry',
      run: makeServerCertificate,
      narration: '再用它给仓库签一张证书。Docker 只认 subjectAltName 里的域名，不看 CN。',
    },
    {
      on: 'registry',
      run: 'openssl x509 -in certs/server.crt -noout -subject -issuer -ext subjectAltName,basicConstraints',
      narration: '核对：主体是仓库的域名，签发者是自己的 CA，SAN 里有域名。',
    },
    {
      on: 'registry',
      run: 'htpasswd -B -c auth/htpasswd alice',
      answer: [
        { when: /New password: $/, type: 'secret' },
        { when: /Re-type new password: $/, type: 'secret' },
      ],
      narration: '加一个用户。仓库只认 bcrypt，所以要 -B；口令当场输入，不写在命令行里。',
    },
    {
      on: 'registry',
      run: 'cat auth/htpasswd',
      varies: /(?<=\$2y\$05\$)\S+/g,
      narration: '文件里是散列，$2y$ 开头就是 bcrypt。',
    },
    {
      on: 'registry',
      run: startWithPasswords,
      narration: '启动仓库：证书、私钥、口令文件都挂进容器，用环境变量指给它。',
    },
    {
      on: 'registry',
      run: 'sleep 2; curl -i --cacert certs/ca.crt https://registry.example.com/v2/',
      narration: '不带口令去问：401，WWW-Authenticate 说要 Basic 认证。',
    },
    {
      on: 'registry',
      run: 'curl -i --cacert certs/ca.crt -u alice https://registry.example.com/v2/',
      answer: [{ when: /for user 'alice':$/, type: 'secret' }],
      narration: '带上用户名和口令：200。',
    },
  ],
  cleanup: [withoutHub],
};
