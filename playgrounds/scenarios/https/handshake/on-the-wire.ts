import type { Scenario } from '../../../lab/scenario.ts';
import { certificates, connect, jobPid, serverStarts, withoutServer } from '../setup.ts';

const capture = (file: string) =>
  `tcpdump -i lo --immediate-mode -U -w - tcp port 8443 > ${file} 2>/dev/null & sleep 1`;
const stop = 'sleep 1; kill %2; wait %2';
const names = (file: string) => `grep -a -o -E 'www.example.com|Dockside Root CA' ${file}`;

export const scenario: Scenario = {
  title: '线路上看得见什么：TLS 1.2 与 1.3',
  hosts: ['docker1'],
  setup: [certificates],
  steps: [
    {
      ...serverStarts,
      narration: '在后台起一个 HTTPS 服务端，它的证书由 Dockside Root CA 签发给 www.example.com。',
    },
    {
      on: 'docker1',
      run: capture('tls12.pcap'),
      varies: jobPid,
      narration: '在后台抓 8443 端口的包，存进文件。这就是同一条线路上的旁人能看到的全部。',
    },
    {
      on: 'docker1',
      run: `${connect} -tls1_2 -brief </dev/null 2>&1 | grep -E 'Protocol|Verif'; ${stop}`,
      narration: '用 TLS 1.2 连一次，停止抓包。',
    },
    {
      on: 'docker1',
      run: names('tls12.pcap'),
      narration:
        '在抓到的包里找名字：第一个是客户端报出的域名（SNI），后三个来自证书的签发者、主体、SAN。证书是明文传的。',
    },
    {
      on: 'docker1',
      run: capture('tls13.pcap'),
      varies: jobPid,
      narration: '另抓一个文件。',
    },
    {
      on: 'docker1',
      run: `${connect} -tls1_3 -brief </dev/null 2>&1 | grep -E 'Protocol|Verif'; ${stop}`,
      narration: '这次用 TLS 1.3 连。',
    },
    {
      on: 'docker1',
      run: names('tls13.pcap'),
      narration: '只剩客户端报出的域名：证书已经加密，SNI 仍是明文。',
    },
  ],
  cleanup: [withoutServer],
};
