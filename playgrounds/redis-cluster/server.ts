import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Connection } from './connection.ts';

/** A redis-server in cluster mode on 127.0.0.1, in a folder of its own. */
export interface Server {
  readonly port: number;
  /** What its nodes.conf says about others is written before it starts. */
  readonly address: string;
  stop(): Promise<void>;
}

const startsWithinMs = 15_000;

/** Free ports of 127.0.0.1: all are held until the last is known, so that none is given twice. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const held = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => resolve(server));
      });
    }),
  );
  const ports = held.map((server) => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('A port has no number.');
    return address.port;
  });
  await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/**
 * Starts a redis-server in cluster mode.
 *
 * @param options.nodesConf - The cluster as the node knows it, in the format of nodes.conf.
 * @throws Error with its log when it does not answer within 15 s, such as when a port was taken meanwhile.
 */
export async function startServer(options: {
  readonly port: number;
  readonly busPort: number;
  readonly nodesConf?: string;
}): Promise<Server> {
  const { port, busPort, nodesConf } = options;
  const folder = mkdtempSync(join(tmpdir(), 'dockside-redis-'));
  if (nodesConf !== undefined) writeFileSync(join(folder, 'nodes.conf'), nodesConf);
  const settings = {
    port,
    'cluster-port': busPort,
    bind: '127.0.0.1',
    dir: folder,
    save: '',
    appendonly: 'no',
    'cluster-enabled': 'yes',
    'cluster-config-file': 'nodes.conf',
    // No node may be taken for dead because the machine is busy.
    'cluster-node-timeout': 120_000,
    'cluster-require-full-coverage': 'no',
    'enable-debug-command': 'no',
    databases: 1,
    hz: 10,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      running.delete(child);
      rmSync(folder, { recursive: true, force: true });
      resolve();
    });
  });
  const stop = async () => {
    child.kill('SIGKILL'); // Nothing of it is kept, so it need not say goodbye.
    await ended;
  };
  const latest = Date.now() + startsWithinMs;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > latest) {
      await stop();
      throw new Error(`redis-server on port ${port} does not answer.\n${log}`);
    }
    await wait(20);
  }
  return { port, address: `127.0.0.1:${port}`, stop };
}

/** Starts some empty servers; all are stopped when one does not start. */
export async function startServers(count: number): Promise<readonly Server[]> {
  const ports = await freePorts(2 * count);
  const places = Array.from({ length: count }, (_, each) => ({
    port: ports[2 * each] ?? 0,
    busPort: ports[2 * each + 1] ?? 0,
  }));
  return startAll(places);
}

/** Starts servers side by side; all are stopped when one does not start. */
export async function startAll(
  options: readonly Parameters<typeof startServer>[0][],
): Promise<readonly Server[]> {
  const started = await Promise.allSettled(options.map(startServer));
  const servers = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const failed = started.find((each) => each.status === 'rejected');
  if (failed === undefined) return servers;
  await stopAll(servers);
  throw new Error('The servers did not all start.', { cause: failed.reason });
}

/** Stops servers and waits for their end. */
export async function stopAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(servers.map((server) => server.stop()));
}

const running = new Set<ChildProcess>();
// A test runner that ends early takes its servers along.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

async function answers(port: number): Promise<boolean> {
  try {
    const connection = await Connection.open(port);
    const [reply] = await connection.send([['PING']]);
    connection.close();
    return reply === 'PONG';
  } catch {
    return false; // It does not listen yet, or is still loading.
  }
}
