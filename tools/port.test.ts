import { createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './child.mjs';
import { environmentWith, projectRoot } from './node.mjs';
import { freePort, portProblem, readPort, requireFreePort } from './port.mjs';

/** A machine may be without IPv6; then nothing listens there. */
const hasIpv6 = Object.values(networkInterfaces()).some((each) =>
  each?.some(({ address }) => address === '::1'),
);
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

describe.each(['npm start', 'npm run preview'])('%s', (command) => {
  it('says in one line that the port is in use, before it installs or builds', async () => {
    const started = Date.now();
    const env = { ...environmentWith(process.execPath), PORT: String(port) };
    const script = join(projectRoot, `tools/${command.split(' ').at(-1)}.mjs`);
    const ending = await run(process.execPath, [script], { output: 'keep', env, limitMs: 20_000 });
    expect(ending).toEqual({
      code: 1,
      output: `Port ${String(port)} is in use. Choose another: PORT=${String(port + 1)} ${command}\n`,
      late: false,
    });
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});

describe('requireFreePort', () => {
  it('accepts a port on which nothing listens', async () => {
    await expect(requireFreePort(await freePort(), 'npm start')).resolves.toBeUndefined();
  });

  it.skipIf(!hasIpv6)('refuses a port on which something listens by IPv6 alone', async () => {
    const taken = await freePort();
    const sixth = createServer();
    await new Promise<void>((resolve) => sixth.listen(taken, '::1', resolve));
    const refused = expect(requireFreePort(taken, 'npm start')).rejects.toThrow(
      `Port ${String(taken)} is in use.`,
    );
    await refused.finally(() => sixth.close());
  });
});

describe('portProblem', () => {
  it('tells a user without the right to it which ports are open', () => {
    const error = Object.assign(new Error('listen'), { code: 'EACCES' });
    expect(portProblem(80, 'npm run preview', error)?.message).toMatchInlineSnapshot(
      `"Port 80 is not open to this user. Choose one above 1023: PORT=4322 npm run preview"`,
    );
  });

  it('leaves other errors alone', () => {
    expect(portProblem(4321, 'npm start', new Error('listen'))).toBeUndefined();
  });
});

describe('readPort', () => {
  it('is 4321 unless PORT says otherwise', () => {
    expect(readPort('npm start', {})).toBe(4321);
    expect(readPort('npm start', { PORT: '' })).toBe(4321);
    expect(readPort('npm start', { PORT: '8080' })).toBe(8080);
  });

  it.each(['0', '65536', '80a', '-1'])('refuses "%s"', (text) => {
    expect(() => readPort('npm run preview', { PORT: text })).toThrow(
      `PORT is "${text}"; a number from 1 to 65535 was expected: PORT=4322 npm run preview`,
    );
  });
});
