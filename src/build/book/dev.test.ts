import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentWith } from '../../../tools/node.mjs';
import { freePort } from '../../../tools/port.mjs';
import { makeBook, removeBook } from '../checks/small-book.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const limitMs = 180_000;
let root = '';
let address = '';
let server: ChildProcess | undefined;

beforeAll(async () => {
  root = makeBook();
  const port = String(await freePort());
  address = `http://localhost:${port}`;
  const astro = join(project, 'node_modules/astro/bin/astro.mjs');
  const child = spawn(process.execPath, [astro, 'dev', '--port', port], {
    cwd: root,
    env: { ...environmentWith(process.execPath), NODE_ENV: undefined, VITEST: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server = child;
  await new Promise<void>((resolve, reject) => {
    let said = '';
    const hear = (text: unknown) => {
      said += String(text);
      if (said.includes('watching for file changes')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`The server ended:\n${said}`)));
  });
}, limitMs);
afterAll(() => {
  server?.kill();
  removeBook(root);
});

describe('npm run dev', { timeout: limitMs }, () => {
  test('serves a cast where the player asks for it', async () => {
    const path = 'recordings/swarm/create/inactive.cast';
    const answer = await fetch(`${address}/${path}`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(readFileSync(join(project, 'playgrounds', path), 'utf8'));
  });
});
