import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  antiAffinityScore,
  improvePlacement,
} from '../../src/domain/redis-cluster/anti-affinity.ts';
import { createRanges } from '../../src/domain/redis-cluster/create-ranges.ts';
import {
  firstPlacement,
  mastersAmong,
  type PlacedReplica,
} from '../../src/domain/redis-cluster/placement.ts';
import { isDemanded } from './programs.ts';
import { Lots, randomFrom, seed } from './random.ts';
import { redisCli } from './redis-cli.ts';
import { needsRedis, tell } from './report.ts';
import { startServers, stopAll, type Server } from './server.ts';

/** Spellings of 127.0.0.1: redis-cli compares the names of hosts, so they are six hosts to it. */
const hostNames = ['127.0.0.1', '127.1', '127.0.1', '0x7f.1', '2130706433', '0177.0.0.1'];
const serverCount = 24;
const layouts = isDemanded ? 60 : 12;

describe.skipIf(needsRedis('create'))('create beside redis-cli', () => {
  let servers: readonly Server[] = [];

  beforeAll(async () => {
    servers = await startServers(serverCount);
  }, 60_000);
  afterAll(() => stopAll(servers));

  test('3 to 20 masters get the ranges that redis-cli gives them', async () => {
    for (let masters = 3; masters <= 20; masters++) {
      const addresses = servers.slice(0, masters).map(({ address }) => address);
      const output = await redisCli(['--cluster', 'create', ...addresses]);
      const theirs = [...output.matchAll(/^Master\[\d+\] -> Slots (\d+) - (\d+)$/gm)].map(
        ([, first, last]) => ({ first: Number(first), last: Number(last) }),
      );
      expect(createRanges(masters), `${masters} masters`).toEqual(theirs);
    }
    tell('create', '3 to 20 masters have the ranges of redis-cli');
  }, 60_000);

  test('replicas are placed first as redis-cli places them, and end no worse', async () => {
    const lots = new Lots(seed);
    let improved = 0;
    for (let layout = 0; layout < layouts; layout++) {
      const { hosts, replicas } = randomLayout(lots);
      const addresses = hosts.map((host, node) => `${host}:${servers[node]?.port}`);
      const output = await redisCli([
        ...['--cluster', 'create', ...addresses],
        ...['--cluster-replicas', String(replicas)],
      ]);
      const message = `seed ${seed}, layout ${layout}: ${addresses.join(' ')}, ${replicas} replicas`;
      const first = firstPlacement(hosts, replicas);
      const added = first.replicas.map(
        ({ node, master }) => `Adding replica ${addresses[node]} to ${addresses[master]}`,
      );
      expect(added, message).toEqual(output.match(/^Adding replica .*$/gm) ?? []);
      const theirs = placedBy(output, addresses);
      const ours = improvePlacement(hosts, first, randomFrom(layout));
      const scores = [ours.replicas, theirs].map((each) => antiAffinityScore(hosts, each));
      expect(scores[0], message).toBeLessThanOrEqual(scores[1] ?? 0);
      expect(said(output), message).toBe(verdictOf(scores[1] ?? 0, output));
      if (output.includes('Trying to optimize')) improved++;
    }
    expect(improved, 'layouts in which redis-cli drew lots').toBeGreaterThan(0);
    tell('create', `${layouts} layouts placed as redis-cli does, ${improved} of them improved`);
  }, 300_000);

  test('fewer than three masters are refused', async () => {
    const output = await redisCli([
      '--cluster',
      'create',
      ...addressesOf(servers, 5),
      '--cluster-replicas',
      '1',
    ]);
    expect(output).toContain('*** Redis Cluster requires at least 3 master nodes.');
    expect(output).toContain('*** This is not possible with 5 nodes and 1 replicas per node.');
    expect(output).toContain('*** At least 6 nodes are required.');
  });
});

function addressesOf(servers: readonly Server[], count: number): readonly string[] {
  return servers.slice(0, count).map(({ address }) => address);
}

/** Hosts in any order, evenly filled or not, and how many replicas each master gets. */
function randomLayout(lots: Lots): { hosts: readonly string[]; replicas: number } {
  for (;;) {
    const replicas = lots.between(1, 3);
    const count = lots.between(6, serverCount);
    if (mastersAmong(count, replicas) < 3) continue;
    const names = lots.some(hostNames, lots.between(1, hostNames.length));
    const isEven = lots.chance(0.5);
    const hosts = Array.from({ length: count }, (_, node) =>
      isEven ? (names[node % names.length] ?? '') : lots.oneOf(names),
    );
    return { hosts, replicas };
  }
}

/** The replicas of the configuration that redis-cli shows before it asks. */
function placedBy(output: string, addresses: readonly string[]): readonly PlacedReplica[] {
  const ids = [...output.matchAll(/^[MS]: ([0-9a-f]{40}) (\S+)$/gm)].map(([, id]) => id);
  return [...output.matchAll(/^S: [0-9a-f]{40} (\S+)\n\s+replicates ([0-9a-f]{40})$/gm)].map(
    ([, address, id]) => ({ node: addresses.indexOf(address ?? ''), master: ids.indexOf(id) }),
  );
}

/** What redis-cli says of its own score, and what it should say if ours is the same. */
function said(output: string): string | undefined {
  return /^\[(?:OK|WARNING)\] .*(?:anti-affinity|same host).*$/m.exec(output)?.[0];
}

function verdictOf(score: number, output: string): string | undefined {
  if (!output.includes('Trying to optimize')) {
    expect(score).toBe(0);
    return undefined;
  }
  if (score === 0) return '[OK] Perfect anti-affinity obtained!';
  return score >= 10_000
    ? '[WARNING] Some slaves are in the same host as their master'
    : '[WARNING] Some slaves of the same master are in the same host';
}
