import type { Scenario } from '../../../lab/scenario.ts';
import { certificates, connect, onlyMessages, serverStarts, withoutServer } from '../setup.ts';

export const scenario: Scenario = {
  title: 'TLS 1.2 握手：一条一条看消息',
  hosts: ['docker1'],
  setup: [certificates],
  steps: [
    serverStarts,
    {
      on: 'docker1',
      run: `${connect} -tls1_2 -brief </dev/null`,
      narration:
        '用 TLS 1.2 连一次。套件以 ECDHE 开头：双方各出一把临时密钥（Temp Key）；Verification: OK 是证书验过了。',
    },
    {
      on: 'docker1',
      run: `${connect} -tls1_2 -msg </dev/null ${onlyMessages}`,
      narration:
        '每条消息一行，>>> 是客户端发出的。两个来回之后才能传数据。服务端也发 ChangeCipherSpec，只是这个工具不列收到的那一条。',
    },
    {
      on: 'docker1',
      run: `${connect} -tls1_2 -trace </dev/null 2>&1 | sed -n '/KeyExchange,/,/^$/p' | cut -c 1-95`,
      varies: /[0-9A-F]{32,}/g,
      narration:
        '双方交换的都是临时公钥，各 32 字节。服务端给自己那份加了签名，用的是证书对应的私钥；没有哪一步用证书的公钥加密东西。',
    },
    {
      on: 'docker1',
      run: `${connect} -tls1_2 -cipher AES128-SHA -msg </dev/null ${onlyMessages}`,
      narration:
        '指定旧套件再连：没有 ServerKeyExchange，ClientKeyExchange 长到 0x106，里面是用证书公钥加密的密钥。旧资料里画的是这一种，现在已经弃用。',
    },
  ],
  cleanup: [withoutServer],
};
