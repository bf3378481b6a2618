// @ts-check
import { createServer } from 'node:net';
import { Problem } from './problem.mjs';

/**
 * The port to serve on: PORT, or 4321 where it is unset or empty.
 *
 * @param {string} command - What the person typed, for the remedy: npm start.
 * @param {NodeJS.ProcessEnv} [env]
 * @throws {Problem} when PORT is no port.
 */
export function readPort(command, env = process.env) {
  const text = env['PORT'] || '4321';
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65535) return port;
  throw new Problem(
    `PORT is "${text}"; a number from 1 to 65535 was expected: PORT=4322 ${command}`,
  );
}

/**
 * @param {number} port
 * @param {string} command - For the remedy.
 * @throws {Problem} when something listens there or this user may not.
 */
export async function requireFreePort(port, command) {
  // A browser asked for localhost may try either address first.
  for (const host of ['127.0.0.1', '::1']) {
    try {
      await listenOnce(port, host);
    } catch (error) {
      throw portProblem(port, command, error) ?? error;
    }
  }
}

/** @returns {Promise<number>} A port on which nothing listens now. */
export function freePort() {
  return listenOnce(0, '127.0.0.1');
}

/**
 * What to tell when listening failed.
 *
 * @param {number} port
 * @param {string} command - For the remedy.
 * @param {unknown} error
 * @returns {Problem | undefined} undefined when the port is not the reason.
 */
export function portProblem(port, command, error) {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') {
    const other = port < 65535 ? port + 1 : 4321;
    return new Problem(
      `Port ${String(port)} is in use. Choose another: PORT=${String(other)} ${command}`,
    );
  }
  if (code === 'EACCES') {
    return new Problem(
      `Port ${String(port)} is not open to this user. Choose one above 1023: PORT=4322 ${command}`,
    );
  }
  return undefined;
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number>} The port, also where the machine has no such address.
 */
function listenOnce(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      // A machine without this kind of address has nothing that listens there.
      if (['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(codeOf(error) ?? '')) resolve(port);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  });
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
