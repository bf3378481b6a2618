import { describe, expect, test } from 'vitest';
import { readClusterNodes } from '../../src/domain/redis-cluster/cluster-nodes.ts';
import {
  afterMoves,
  mastersOf,
  slotCounts,
  slotsOf,
  type Cluster,
} from '../../src/domain/redis-cluster/cluster.ts';
import { movesOf, rebalancePlan } from '../../src/domain/redis-cluster/rebalance.ts';
import { allSources, reshardPlan } from '../../src/domain/redis-cluster/reshard.ts';
import { Connection } from './connection.ts';
import { Lots, seed } from './random.ts';
import { startRandomCluster } from './random-cluster.ts';
import { redisCli } from './redis-cli.ts';
import { needsRedis, tell } from './report.ts';
import { stopAll, type Server } from './server.ts';

const clusters = Number(process.env['REDIS_CLUSTERS'] ?? 20);
const plansEach = 6;

describe.skipIf(needsRedis('plans'))('plans beside redis-cli', () => {
  test(
    `${clusters} clusters dealt out by lot get the plans of redis-cli`,
    async () => {
      const figures = { reshards: 0, moves: 0, ties: 0, short: 0, rebalances: 0, transfers: 0 };
      for (let each = 0; each < clusters; each++) {
        const lots = new Lots(seed + each);
        const { servers } = await startRandomCluster(lots);
        try {
          for (let plan = 0; plan < plansEach; plan++) {
            const message = `seed ${seed}, cluster ${each}, plan ${plan}`;
            await compareReshard(lots, lots.oneOf(servers), message, figures);
            await compareRebalance(lots, lots.oneOf(servers), message, figures);
          }
        } finally {
          await stopAll(servers);
        }
      }
      tell(
        'plans',
        `${clusters} clusters: ${figures.reshards} reshards (${figures.moves} moves, ${figures.ties} with equal sources, ` +
          `${figures.short} short of what was asked), ${figures.rebalances} rebalances (${figures.transfers} transfers)`,
      );
      expect(figures.moves).toBeGreaterThan(0);
      expect(figures.ties).toBeGreaterThan(0);
      expect(figures.transfers).toBeGreaterThan(0);
    },
    20_000 * clusters,
  );

  test('a rebalance moves the slots of our plan', async () => {
    const lots = new Lots(seed);
    const { servers } = await startRandomCluster(lots);
    try {
      const [entry] = servers;
      if (entry === undefined) throw new Error('The cluster has no node.');
      const before = await clusterSeenBy(entry);
      // Few slots are moved, so that the test is short: each master keeps nearly what it has.
      const counts = slotCounts(before);
      const weights = new Map(
        mastersOf(before).map((node, index) => [
          node,
          (counts[node] ?? 0) + (index % 2 === 0 ? 9 : 0),
        ]),
      );
      const plan = rebalancePlan(before, { weights, threshold: 0.0001, useEmptyMasters: true });
      await redisCli([
        ...['--cluster', 'rebalance', entry.address, '--cluster-threshold', '0.0001'],
        '--cluster-use-empty-masters',
        ...['--cluster-weight', ...weightArguments(before, weights)],
      ]);
      const after = await clusterSeenBy(entry);
      const expected = afterMoves(before, movesOf(plan.transfers));
      for (const node of mastersOf(before)) {
        const now = after.nodes.findIndex(({ id }) => id === before.nodes[node]?.id);
        expect(slotsOf(after, now), `seed ${seed}`).toEqual(slotsOf(expected, node));
      }
      expect(movesOf(plan.transfers).length).toBeGreaterThan(0);
    } finally {
      await stopAll(servers);
    }
  }, 60_000);
});

interface Figures {
  reshards: number;
  moves: number;
  ties: number;
  short: number;
  rebalances: number;
  transfers: number;
}

async function compareReshard(lots: Lots, entry: Server, message: string, figures: Figures) {
  const cluster = await clusterSeenBy(entry);
  const masters = mastersOf(cluster);
  const to = lots.oneOf(masters);
  const others = masters.filter((node) => node !== to);
  const isAll = lots.chance(0.4);
  const from = isAll ? allSources(cluster, to) : lots.some(others, lots.between(1, others.length));
  const slots = lots.oneOf([1, 2, 7, 100, 4096, 16_384, lots.between(1, 16_384)]);
  const idOf = (node: number) => cluster.nodes[node]?.id ?? '';
  const output = await redisCli([
    ...['--cluster', 'reshard', entry.address, '--cluster-to', idOf(to)],
    ...['--cluster-from', isAll ? 'all' : from.map(idOf).join(',')],
    ...['--cluster-slots', String(slots)],
  ]);
  const { moves } = reshardPlan(cluster, { to, from, slots });
  const theirs = output.match(/^ {4}Moving slot \d+ from [0-9a-f]{40}$/gm) ?? [];
  expect(output, message).toContain(`Ready to move ${slots} slots.`);
  expect(
    moves.map((move) => `    Moving slot ${move.slot} from ${idOf(move.from)}`),
    `${message}: ${slots} slots`,
  ).toEqual(theirs);
  const counts = slotCounts(cluster);
  const owned = from.map((node) => counts[node]);
  figures.reshards++;
  figures.moves += moves.length;
  if (new Set(owned).size < owned.length) figures.ties++;
  if (moves.length < slots) figures.short++;
}

async function compareRebalance(lots: Lots, entry: Server, message: string, figures: Figures) {
  const cluster = await clusterSeenBy(entry);
  const weights = new Map<number, number>();
  if (lots.chance(0.6)) {
    for (const node of lots.some(mastersOf(cluster), lots.between(1, 4))) {
      weights.set(node, lots.oneOf([0, 0.5, 1.1, 2, 3, Math.round(lots.random() * 1000) / 100]));
    }
  }
  const threshold = lots.oneOf([2, 2, 1, 0.5, 10, 40, 0]);
  const useEmptyMasters = lots.chance(0.5);
  const plan = rebalancePlan(cluster, { weights, threshold, useEmptyMasters });
  // With no weight at all, or no receiver, redis-cli divides by nothing or goes on for ever.
  if (plan.problem === 'no-weight' || plan.problem === 'endless') return;
  const output = await redisCli([
    ...['--cluster', 'rebalance', entry.address, '--cluster-simulate'],
    ...['--cluster-threshold', String(threshold)],
    ...(weights.size > 0 ? ['--cluster-weight', ...weightArguments(cluster, weights)] : []),
    ...(useEmptyMasters ? ['--cluster-use-empty-masters'] : []),
  ]);
  const addressOf = (node: number) => cluster.nodes[node]?.address ?? '';
  expect(
    plan.transfers.map(
      ({ from, to, slots }) =>
        `Moving ${slots.length} slots from ${addressOf(from)} to ${addressOf(to)}`,
    ),
    `${message}: threshold ${threshold}, weights ${JSON.stringify([...weights])}`,
  ).toEqual(output.match(/^Moving \d+ slots from \S+ to \S+$/gm) ?? []);
  expect(output.includes('No rebalancing needed'), message).toBe(plan.problem !== undefined);
  figures.rebalances++;
  figures.transfers += plan.transfers.length;
}

/** The cluster as redis-cli sees it when it is pointed at this node. */
async function clusterSeenBy({ port }: Server): Promise<Cluster> {
  const connection = await Connection.open(port);
  const [reply] = await connection.send([['CLUSTER', 'NODES']]);
  connection.close();
  if (typeof reply !== 'string') throw new Error('CLUSTER NODES gave no text.', { cause: reply });
  const { cluster, problems } = readClusterNodes(reply);
  expect(problems).toEqual([]);
  return cluster;
}

function weightArguments(
  { nodes }: Cluster,
  weights: ReadonlyMap<number, number>,
): readonly string[] {
  return [...weights].map(([node, weight]) => `${nodes[node]?.id ?? ''}=${weight}`);
}
