import type { Scenario } from '../../../lab/scenario.ts';
import { certificates, connect, onlyMessages, serverStarts, withoutServer } from '../setup.ts';

export const scenario: Scenario = {
  title: 'TLS 1.3 握手：一个来回，证书也加密',
  hosts: ['docker1'],
  setup: [certificates],
  steps: [
    serverStarts,
    {
      on: 'docker1',
      run: `${connect} -tls1_3 -brief </dev/null`,
      narration:
        '用 TLS 1.3 连一次。套件的名字里只有加密算法和散列算法；密钥交换另外商量（group）：这两端都够新，选了混有后量子算法的 X25519MLKEM768。',
    },
    {
      on: 'docker1',
      run: `sleep 1 | ${connect} -tls1_3 -msg ${onlyMessages}`,
      narration:
        '同样列出消息。两边从第一条起就带着临时公钥，ServerHello 之后的握手消息全是密文：每条前面的 InnerContent 就是解密出来的类型。一个来回就能传数据；两张会话票据在握手之后才到。',
    },
    {
      on: 'docker1',
      run: `${connect} -tls1_3 -trace </dev/null 2>&1 | grep -A 4 key_share | cut -c 1-95`,
      varies: /[0-9A-F]{32,}/g,
      narration:
        'ClientHello 的 key_share 里直接带了两把临时公钥，服务端挑一把回应。不用等对方先开口，所以省下一个来回。',
    },
    {
      on: 'docker1',
      run: `openssl ciphers -v -s -tls1_3`,
      narration:
        'OpenSSL 默认启用的 TLS 1.3 套件。Kx=any：不含密钥交换方式，用证书公钥加密密钥的旧法已经没有了。',
    },
  ],
  cleanup: [withoutServer],
};
