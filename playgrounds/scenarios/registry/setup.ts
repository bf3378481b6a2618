import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HiddenStep } from '../../lab/scenario.ts';
import { freshEngine } from '../basics/setup.ts';

/**
 * Set-up that the sessions of the part registry share: on the host registry a second registry besides
 * the lab's own, `hub`, at https://registry.example.com; its visitor is docker2.
 */

/** How the administrator makes a CA and the registry's certificate, in the folder certs. */
export const makeCa =
  "openssl req -x509 -newkey ec -pkeyopt group:P-256 -noenc -days 3650 -subj '/CN=Dockside Root CA' -keyout certs/ca.key -out certs/ca.crt";
export const makeServerCertificate =
  "openssl req -x509 -CA certs/ca.crt -CAkey certs/ca.key -newkey ec -pkeyopt group:P-256 -noenc -days 365 -subj '/CN=registry.example.com' -addext subjectAltName=DNS:registry.example.com -addext basicConstraints=critical,CA:FALSE -keyout certs/server.key -out certs/server.crt";

const tls =
  '-v /root/certs:/certs -e REGISTRY_HTTP_ADDR=:443 -e REGISTRY_HTTP_TLS_CERTIFICATE=/certs/server.crt -e REGISTRY_HTTP_TLS_KEY=/certs/server.key';

/** How the administrator starts the registry over HTTPS, with passwords from auth/htpasswd. */
export const startWithPasswords = `docker run -d --name hub -p 443:443 ${tls} -v /root/auth:/auth -e REGISTRY_AUTH=htpasswd -e REGISTRY_AUTH_HTPASSWD_REALM=hub -e REGISTRY_AUTH_HTPASSWD_PATH=/auth/htpasswd registry:2`;

const startWithTokens = `docker run -d --name hub -p 443:443 ${tls} -e REGISTRY_AUTH=token -e REGISTRY_AUTH_TOKEN_REALM=https://registry.example.com:5001/token -e REGISTRY_AUTH_TOKEN_SERVICE=dockside-registry -e REGISTRY_AUTH_TOKEN_ISSUER=dockside-auth -e REGISTRY_AUTH_TOKEN_ROOTCERTBUNDLE=/certs/token.crt registry:2`;

const pidFile = '/run/token-server.pid';

const stopAll = `
  docker rm -f -v hub
  kill $(cat ${pidFile})
  rm -f ${pidFile}
  rm -rf /root/* /root/.docker`;

/** Nothing of `hub` is left on the host registry; the lab's own registry goes on. */
export const withoutHub: HiddenStep = {
  on: 'registry',
  hidden: `exec >/dev/null\n${stopAll}`,
};

const answers = `curl -s --cacert certs/ca.crt https://registry.example.com/v2/`;
const waitForHub = `for i in $(seq 100); do if ${answers}; then break; fi; sleep 0.1; done; ${answers}`;

/** `hub` stands, with the users alice (secret) and bob (hunter2). */
export function hub(auth: 'passwords' | 'tokens'): HiddenStep[] {
  const server = readFileSync(join(import.meta.dirname, 'token-server.mjs'), 'utf8');
  const start = {
    passwords: `
      mkdir auth
      htpasswd -Bbc auth/htpasswd alice secret
      htpasswd -Bb auth/htpasswd bob hunter2
      ${startWithPasswords}`,
    tokens: `
      openssl req -x509 -newkey rsa:2048 -noenc -days 365 -subj '/CN=dockside-auth' -keyout certs/token.key -out certs/token.crt
      echo '${Buffer.from(server).toString('base64')}' | base64 -d > token-server.mjs
      node token-server.mjs 5001 certs/server.key certs/server.crt certs/token.key certs/token.crt > token.log 2>&1 &
      echo $! > ${pidFile}
      ${startWithTokens}`,
  };
  return [
    withoutHub,
    {
      on: 'registry',
      hidden: `exec >/dev/null
        set -e
        cd /root
        mkdir certs
        ${makeCa}
        ${makeServerCertificate}
        ${start[auth]}
        ${waitForHub}`,
    },
    { on: 'registry', hidden: 'base64 -w0 /root/certs/ca.crt', capture: { ca: /\S+/ } },
  ];
}

/** docker2 with busybox:1.35 and `~/ca.crt`, which the administrator handed over; it trusts nothing yet. */
export function visitor(): HiddenStep[] {
  return [
    freshEngine('docker2', ['busybox:1.35']),
    {
      on: 'docker2',
      hidden: (captured) =>
        `rm -rf /root/.docker /etc/docker/certs.d; echo ${captured('ca')} | base64 -d > /root/ca.crt`,
    },
  ];
}

/** docker2 trusts the CA for this registry. */
export const trustCa: HiddenStep = {
  on: 'docker2',
  hidden:
    'mkdir -p /etc/docker/certs.d/registry.example.com && cp /root/ca.crt /etc/docker/certs.d/registry.example.com/',
};

/** Leaves docker2 as it was. */
export const forgetHub: HiddenStep = {
  on: 'docker2',
  hidden: 'rm -rf /root/.docker /etc/docker/certs.d /root/*',
};
