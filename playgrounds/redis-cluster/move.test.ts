import { execFileSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { calculate } from '../../src/domain/redis-cluster/calculation.ts';
import { emptyForm, emptyStep } from '../../src/domain/redis-cluster/form.ts';
import { keySlot } from '../../src/domain/redis-cluster/key-slot.ts';
import { stepCommands } from '../../src/domain/redis-cluster/redis-cli-commands.ts';
import { Connection } from './connection.ts';
import { Lots, seed } from './random.ts';
import { startRandomCluster } from './random-cluster.ts';
import { needsRedis } from './report.ts';
import { stopAll } from './server.ts';

describe.skipIf(needsRedis('move'))('the commands for named slots', () => {
  test('move a slot with its keys', async () => {
    const { servers } = await startRandomCluster(new Lots(seed));
    const open: Connection[] = [];
    const connect = async (port: number) => {
      const connection = await Connection.open(port);
      open.push(connection);
      return connection;
    };
    try {
      const entry = await connect(servers[0]?.port ?? 0);
      const [nodes] = await entry.send([['CLUSTER', 'NODES']]);
      const start = calculate({ ...emptyForm, start: 'nodes', nodes: String(nodes) });
      const cluster = start.clusters[0];
      const from = cluster?.nodes[cluster.owners[100] ?? -1]?.address ?? '';
      const to = start.masters.find((address) => address !== from) ?? '';
      const [source, target] = [await connect(portOf(from)), await connect(portOf(to))];
      await Promise.all([source, target].map(isWritable));

      const tag = Array.from({ length: 100_000 }, (_, each) => `{${each}}`).find(
        (each) => keySlot(each) === 100,
      );
      const keys = [`${tag}`, `${tag} "a b"`, `${tag}用户`, `${tag}'$x`];
      await source.send(keys.map((key) => ['SET', key, `value of ${key}`]));
      const move = { ...emptyStep, kind: 'move', ranges: '100', from, to } as const;
      const [outcome] = calculate({ ...start.form, steps: [move] }).steps;
      if (outcome === undefined) throw new Error('The step was not tried.');
      execFileSync('bash', ['-c', stepCommands(outcome)], { timeout: 30_000 });

      const values = await target.send(keys.map((key) => ['GET', key]));
      expect(values, `seed ${seed}`).toEqual(keys.map((key) => `value of ${key}`));
      const [left] = await source.send([['CLUSTER', 'COUNTKEYSINSLOT', '100']]);
      expect(left).toBe(0);
    } finally {
      for (const connection of open) connection.close();
      await stopAll(servers);
    }
  }, 60_000);
});

/** A cluster that has just started takes writes after some two seconds. */
async function isWritable(connection: Connection): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const [info] = await connection.send([['CLUSTER', 'INFO']]);
    if (String(info).includes('cluster_state:ok')) return;
    await wait(100);
  }
  throw new Error('The cluster did not come up within 20 s.');
}

function portOf(address: string): number {
  return Number(address.slice(address.lastIndexOf(':') + 1));
}
