import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './child.mjs';
import { environmentWith, projectRoot } from './node.mjs';
import { freePort, portProblem, readPort, requireFreePort } from './port.mjs';

/** Someone else who listens. */
let other: Server;
let port = 0;
beforeEach(async () => {
  port = await freePort();
  other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
});
afterEach(() => {
  other.close();
});

describe('npm start', () => {
  it('says in one line that the port is in use, before it installs or builds', async () => {
    const started = Date.now();
    const env = { ...environmentWith(process.execPath), PORT: String(port) };
    const script = join(projectRoot, 'tools/start.mjs');
    const ending = await run(process.execPath, [script], { output: 'keep', env, limitMs: 20_000 });
    expect(ending).toEqual({
      code: 1,
      output: `Port ${String(port)} is in use. Choose another: PORT=${String(port + 1)} npm start\n`,
      late: false,
    });
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});

describe('requireFreePort', () => {
  it('accepts a port on which nothing listens', async () => {
    await expect(requireFreePort(await freePort())).resolves.toBeUndefined();
  });
});

describe('portProblem', () => {
  it('tells a user without the right to it which ports are open', () => {
    const error = Object.assign(new Error('listen'), { code: 'EACCES' });
    expect(portProblem(80, error)?.message).toMatchInlineSnapshot(
      `"Port 80 is not open to this user. Choose one above 1023: PORT=4322 npm start"`,
    );
  });

  it('leaves other errors alone', () => {
    expect(portProblem(4321, new Error('listen'))).toBeUndefined();
  });
});

describe('readPort', () => {
  it('is 4321 unless PORT says otherwise', () => {
    expect(readPort({})).toBe(4321);
    expect(readPort({ PORT: '8080' })).toBe(8080);
  });

  it.each(['0', '65536', '80a', '-1', ''])('refuses "%s"', (text) => {
    expect(() => readPort({ PORT: text })).toThrow(
      `PORT is "${text}"; a number from 1 to 65535 was expected: PORT=4322 npm start`,
    );
  });
});
