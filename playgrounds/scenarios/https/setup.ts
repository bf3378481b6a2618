import type { HiddenStep, RunStep } from '../../lab/scenario.ts';
import { emptyEngine } from '../setup.ts';

/** Set-up that the sessions of the part https share: server and client are both on docker1. */

const forget = `
  kill $(pidof openssl tcpdump)
  sed -i '/www.example.com/d' /etc/hosts
  rm -rf /root/*`;

/** In docker1's empty home: a CA, and the certificate and key of www.example.com, which is this host. */
export const certificates: HiddenStep = {
  on: 'docker1',
  hidden: `exec >/dev/null
    ${forget}
    ${emptyEngine}
    set -e
    echo '127.0.0.1 www.example.com' >> /etc/hosts
    cd /root
    openssl req -x509 -newkey rsa:2048 -noenc -days 3650 -subj '/CN=Dockside Root CA' -keyout ca.key -out ca.crt
    openssl req -x509 -CA ca.crt -CAkey ca.key -newkey rsa:2048 -noenc -days 365 -subj '/CN=www.example.com' \\
      -addext subjectAltName=DNS:www.example.com -addext basicConstraints=critical,CA:FALSE -keyout server.key -out server.crt`,
};

/** Ends the server that a session left in the background. */
export const withoutServer: HiddenStep = {
  on: 'docker1',
  hidden: `exec >/dev/null\n${forget}`,
};

const startServer =
  'openssl s_server -accept 8443 -cert server.crt -key server.key -www >/dev/null 2>&1 &';
export const connect = 'openssl s_client -connect www.example.com:8443 -CAfile ca.crt';
/** Lists the handshake's messages of `openssl s_client -msg`; a record's header is none. */
export const onlyMessages = "2>&1 | grep -E '^(>>>|<<<)' | grep -v RecordHeader";
/** The number of a job's process. */
export const jobPid = /(?<=\[\d\] )\d+/g;
/** Starts the HTTPS server in the background; a session that tells more of it replaces the narration. */
export const serverStarts = {
  on: 'docker1',
  run: startServer,
  varies: jobPid,
  narration: '在后台起一个 HTTPS 服务端，它的证书由一个自建的 CA 签发。',
} as const satisfies RunStep;
