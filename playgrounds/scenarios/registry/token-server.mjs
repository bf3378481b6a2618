/**
 * A token server for a registry, as the specification of distribution has it: it knows the users, says
 * what each may do, and signs that as a JWT (RS256) which the registry checks with the certificate.
 *
 *   node token-server.mjs PORT TLS_KEY TLS_CERTIFICATE TOKEN_KEY TOKEN_CERTIFICATE
 *
 * One line a request goes to standard output: method, path and query, user, status.
 *
 * @see https://distribution.github.io/distribution/spec/auth/token/
 */
import { randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';

const [port, tlsKey, tlsCertificate, tokenKey, tokenCertificate] = process.argv.slice(2);
const signingKey = readFileSync(tokenKey);
/** The certificate as a JWT header carries it: base64 without the PEM's first and last line. */
const x5c = [readFileSync(tokenCertificate, 'utf8').replaceAll(/-----[^-]+-----|\s/g, '')];
const lifetimeSeconds = 300;

/** Passwords, and what the user may do with every repository. */
const users = {
  alice: { password: 'secret', may: ['pull', 'push'] },
  bob: { password: 'hunter2', may: ['pull'] },
};

/** @returns The part of a JWT that holds this. */
const part = (claims) => Buffer.from(JSON.stringify(claims)).toString('base64url');

/** @returns A signed token: who, for which registry, until when, allowed to do what. */
function tokenFor({ user, service, access }) {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: 'dockside-auth',
    sub: user,
    aud: service,
    exp: now + lifetimeSeconds,
    nbf: now - 10,
    iat: now,
    jti: randomUUID(),
    access,
  };
  const signed = `${part({ typ: 'JWT', alg: 'RS256', x5c })}.${part(claims)}`;
  const signature = sign('RSA-SHA256', Buffer.from(signed), signingKey);
  return `${signed}.${signature.toString('base64url')}`;
}

/** @returns What of a scope such as `repository:lab/app:pull,push` these actions allow. */
function grant(scope, may) {
  const [type, name, actions] = scope.split(':');
  return { type, name, actions: actions.split(',').filter((action) => may.includes(action)) };
}

/** @returns Status and body of the answer, and the user. */
function answer({ url, headers }) {
  const { searchParams } = new URL(url, 'https://localhost');
  const basic = (headers.authorization ?? '').replace(/^Basic /, '');
  const [user, password] = Buffer.from(basic, 'base64').toString().split(':');
  const known = Object.hasOwn(users, user) ? users[user] : undefined;
  if (user !== '' && known?.password !== password) {
    return { status: 401, user, body: { details: 'incorrect username or password' } };
  }
  const scopes = searchParams.getAll('scope').flatMap((scope) => scope.split(' '));
  const access = scopes.map((scope) => grant(scope, known?.may ?? []));
  const token = tokenFor({ user, service: searchParams.get('service') ?? '', access });
  const issuedAt = new Date().toISOString();
  const body = { token, expires_in: lifetimeSeconds, issued_at: issuedAt };
  return { status: 200, user, body };
}

const tls = { key: readFileSync(tlsKey), cert: readFileSync(tlsCertificate) };
createServer(tls, (request, response) => {
  const { status, user, body } = answer(request);
  console.log(`${request.method} ${request.url} ${user || '-'} ${status}`);
  const challenge = status === 401 ? { 'WWW-Authenticate': 'Basic realm="token"' } : {};
  response.writeHead(status, { 'Content-Type': 'application/json', ...challenge });
  response.end(JSON.stringify(body));
}).listen(Number(port));
