// @ts-check
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { portProblem } from './port.mjs';
import { Problem } from './problem.mjs';

const compress = promisify(gzip);

/** Media types by extension; the flag tells whether gzip is worth it. @type {Map<string, [string, boolean]>} */
const mediaTypes = new Map([
  ['.html', ['text/html; charset=utf-8', true]],
  ['.css', ['text/css; charset=utf-8', true]],
  ['.js', ['text/javascript; charset=utf-8', true]],
  ['.mjs', ['text/javascript; charset=utf-8', true]],
  ['.json', ['application/json; charset=utf-8', true]],
  ['.webmanifest', ['application/manifest+json; charset=utf-8', true]],
  ['.cast', ['text/plain; charset=utf-8', true]],
  ['.txt', ['text/plain; charset=utf-8', true]],
  ['.xml', ['application/xml; charset=utf-8', true]],
  ['.svg', ['image/svg+xml; charset=utf-8', true]],
  ['.wasm', ['application/wasm', true]],
  ['.png', ['image/png', false]],
  ['.webp', ['image/webp', false]],
  ['.ico', ['image/x-icon', false]],
  ['.woff2', ['font/woff2', false]],
  ['.pdf', ['application/pdf', false]],
  ['.epub', ['application/epub+zip', false]],
  ['.zip', ['application/zip', false]],
]);

/**
 * The path under which the site stands: BASE_PATH with a slash at both ends, or "/".
 *
 * @param {NodeJS.ProcessEnv} [env]
 */
export function readBase(env = process.env) {
  const inner = (env['BASE_PATH'] ?? '').replace(/^\/+|\/+$/g, '');
  return inner === '' ? '/' : `/${inner}/`;
}

/**
 * Serves a built site to this machine as a plain host would: a folder is its index.html, an unknown
 * address is 404.html with status 404, texts are gzipped, what has a hash in its name is kept.
 *
 * @param {object} options
 * @param {string} options.folder - What the build wrote.
 * @param {string} options.base - With a slash at both ends; other addresses are 404.
 * @param {number} options.port
 * @param {string} options.command - What the person typed, for the remedy when the port is in use.
 * @returns {Promise<import('node:http').Server>} It listens.
 * @throws {Problem} when nothing was built or the port is in use.
 */
export async function serve({ folder, base, port, command }) {
  if ((await fileAt(join(folder, 'index.html'))) === undefined) {
    throw new Problem('There is no built site in dist/. Build it first: npm run build');
  }
  const server = createServer((request, response) => {
    answer(request, { folder, base }).then(
      ({ status, headers, body }) => {
        response.writeHead(status, headers);
        response.end(request.method === 'HEAD' ? undefined : body);
      },
      (/** @type {unknown} */ error) => {
        console.error(error);
        response.writeHead(500, { 'content-type': 'text/plain' }).end('The server failed.\n');
      },
    );
  });
  await new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(portProblem(port, command, error) ?? error);
    });
    server.listen(port, '127.0.0.1', () => {
      resolve(undefined);
    });
  });
  return server;
}

/** @typedef {{ status: number, headers: Record<string, string>, body?: Buffer | string }} Answer */

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {{ folder: string, base: string }} site
 * @returns {Promise<Answer>}
 */
async function answer(request, { folder, base }) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, headers: { allow: 'GET, HEAD' } };
  }
  const url = new URL(request.url ?? '/', 'http://localhost');
  const path = pathWithin(url.pathname, base);
  const place = path === undefined ? undefined : join(folder, path);
  if (place !== undefined && isInside(place, folder)) {
    const isFolder = path === '' || path?.endsWith('/') === true;
    const file = await fileAt(isFolder ? join(place, 'index.html') : place);
    if (file !== undefined) return send(request, file, 200);
    if (!isFolder && (await fileAt(join(place, 'index.html'))) !== undefined) {
      return { status: 301, headers: { location: `${url.pathname}/${url.search}` } };
    }
  }
  const lost = await fileAt(join(folder, '404.html'));
  if (lost !== undefined) return send(request, lost, 404);
  return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not found\n' };
}

/**
 * The part of an address after the base, decoded.
 *
 * @param {string} pathname
 * @param {string} base
 * @returns {string | undefined} undefined when it lies outside or is no text.
 */
function pathWithin(pathname, base) {
  if (!pathname.startsWith(base)) return undefined;
  try {
    const path = decodeURIComponent(pathname.slice(base.length));
    return path.includes('\0') ? undefined : path;
  } catch {
    // Only a malformed %-sequence throws here: no file has such an address.
    return undefined;
  }
}

/**
 * An encoded slash can hide a step upwards from the parser of addresses.
 *
 * @param {string} place
 * @param {string} folder
 */
function isInside(place, folder) {
  return `${place}${sep}`.startsWith(`${join(folder)}${sep}`);
}

/**
 * @typedef {{ path: string, tag: string, sizeBytes: number }} Found
 * @param {string} path
 * @returns {Promise<Found | undefined>} undefined when there is no file.
 */
async function fileAt(path) {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) return undefined;
  return {
    path,
    sizeBytes: found.size,
    tag: `W/"${found.size.toString(36)}-${Math.trunc(found.mtimeMs).toString(36)}"`,
  };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {Found} file
 * @param {number} status
 * @returns {Promise<Answer>}
 */
async function send(request, { path, tag, sizeBytes }, status) {
  const [type, isText] = mediaTypes.get(extname(path)) ?? ['application/octet-stream', false];
  const isHashed = path.includes(`${sep}_astro${sep}`);
  /** @type {Record<string, string>} */
  const headers = {
    'content-type': type,
    'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
    etag: tag,
    ...(isText ? { vary: 'accept-encoding' } : {}),
  };
  if (status === 200 && request.headers['if-none-match'] === tag) return { status: 304, headers };
  let body = await readFile(path);
  // Below this size the gzip header outweighs what it saves.
  if (isText && sizeBytes > 200 && acceptsGzip(request)) {
    body = await compress(body);
    headers['content-encoding'] = 'gzip';
  }
  return { status, headers: { ...headers, 'content-length': String(body.length) }, body };
}

/** @param {import('node:http').IncomingMessage} request */
function acceptsGzip({ headers }) {
  return /\bgzip\b/.test(headers['accept-encoding'] ?? '');
}
