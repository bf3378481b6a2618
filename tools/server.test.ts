import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from './port.mjs';
import { readBase, serve } from './server.mjs';

const parent = mkdtempSync(join(tmpdir(), 'tools-server-'));
const folder = join(parent, 'dist');
const page = `<!doctype html><title>建立集群</title>${'五台主机。'.repeat(100)}`;
let server: Server;
let port = 0;

beforeAll(async () => {
  mkdirSync(join(folder, 'swarm'), { recursive: true });
  mkdirSync(join(folder, '_astro'));
  writeFileSync(join(parent, 'secret.txt'), 'not for readers');
  writeFileSync(join(folder, 'index.html'), 'home');
  writeFileSync(join(folder, '404.html'), 'lost');
  writeFileSync(join(folder, 'swarm/index.html'), page);
  writeFileSync(join(folder, '_astro/page.B4x.js'), 'export {}');
  port = await freePort();
  server = await serve({ folder, base: '/book/', port, command: 'npm start' });
});
afterAll(() => {
  server.close();
  rmSync(parent, { recursive: true });
});

/** What stands at an address, sent exactly as written: fetch would resolve the dots in it. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{
    status: number | undefined;
    headers: IncomingMessage['headers'];
    body: Buffer;
  }>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode: status, headers } = response;
        resolve({ status, headers, body: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });
}

describe('serve', () => {
  it('answers a folder with its index.html', async () => {
    const { status, headers, body } = await get('/book/swarm/');
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body.toString()).toBe(page);
  });

  it('sends an address without its last slash on, with what was asked', async () => {
    const { status, headers } = await get('/book/swarm?q=a');
    expect([status, headers.location]).toEqual([301, '/book/swarm/?q=a']);
  });

  it.each(['/book/none/', '/', '/other/', '/book/%zz', '/book/%00', '/book/swarm/index.html/'])(
    'answers %s with the page of the site for unknown addresses',
    async (path) => {
      const { status, body } = await get(path);
      expect([status, body.toString()]).toEqual([404, 'lost']);
    },
  );

  it.each(['/book/../secret.txt', '/book/..%2fsecret.txt', '/book/%2e%2e%2fsecret.txt'])(
    'gives nothing outside its folder for %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it('compresses texts for those who can read it', async () => {
    const { headers, body } = await get('/book/swarm/', { 'accept-encoding': 'br, gzip' });
    expect([headers['content-encoding'], headers.vary]).toEqual(['gzip', 'accept-encoding']);
    expect(Number(headers['content-length'])).toBe(body.length);
    expect(gunzipSync(body).toString()).toBe(page);
  });

  it('lets a browser keep what has a hash in its name and ask again for the rest', async () => {
    expect((await get('/book/_astro/page.B4x.js')).headers['cache-control']).toContain('immutable');
    const first = await get('/book/swarm/');
    expect(first.headers['cache-control']).toBe('no-cache');
    const again = await get('/book/swarm/', { 'if-none-match': first.headers.etag ?? '' });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('answers HEAD without a body and refuses to be written to', async () => {
    const head = await get('/book/swarm/', {}, 'HEAD');
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect((await get('/book/swarm/', {}, 'POST')).status).toBe(405);
  });
});

describe('readBase', () => {
  it.each([
    [undefined, '/'],
    ['', '/'],
    ['/', '/'],
    ['book', '/book/'],
    ['/a/b/', '/a/b/'],
  ])('reads %s as %s', (text, base) => {
    expect(readBase(text === undefined ? {} : { BASE_PATH: text })).toBe(base);
  });
});
