import { formatRange, rangesOf } from '../../src/domain/redis-cluster/ranges.ts';
import { freePorts, startAll, type Server } from './server.ts';
import type { Lots } from './random.ts';

/** A running cluster whose slots were dealt out by lot. */
export interface RandomCluster {
  readonly servers: readonly Server[];
  /** The node ids, in the order of `servers`. */
  readonly ids: readonly string[];
}

/** How a cluster's slots are dealt out. */
type Deal = (slot: number) => number;

/**
 * Starts 3 to 8 masters, sometimes with replicas, whose slots were dealt out by lot: single slots, runs of any
 * length, equal counts (for ties), and masters that own nothing.
 *
 * The nodes read the cluster from their nodes.conf, so they agree from the start and nothing has to be waited for.
 */
export async function startRandomCluster(lots: Lots): Promise<RandomCluster> {
  const masters = lots.between(3, 8);
  const replicas = lots.chance(0.3) ? lots.between(1, 3) : 0;
  const count = masters + replicas;
  const ports = await freePorts(2 * count);
  const deal = dealOf(lots, masters);
  const slots: number[][] = Array.from({ length: masters }, () => []);
  for (let slot = 0; slot < 16_384; slot++) slots[deal(slot)]?.push(slot);
  const nodes = Array.from({ length: count }, (_, node) => ({
    id: Array.from({ length: 40 }, () => lots.between(0, 15).toString(16)).join(''),
    port: ports[2 * node] ?? 0,
    busPort: ports[2 * node + 1] ?? 0,
    master: node < masters ? undefined : lots.between(0, masters - 1),
    ranges: rangesOf(slots[node] ?? []).map(formatRange),
  }));
  const lineOf = (node: (typeof nodes)[number], epoch: number, isMyself: boolean) => {
    const role = node.master === undefined ? 'master' : 'slave';
    const master = node.master === undefined ? '-' : (nodes[node.master]?.id ?? '-');
    const flags = isMyself ? `myself,${role}` : role;
    const place = `127.0.0.1:${node.port}@${node.busPort}`;
    const state = [node.id, place, flags, master, 0, 0, epoch, 'connected'];
    return [...state, ...node.ranges].join(' ');
  };
  const servers = await startAll(
    nodes.map((own) => ({
      port: own.port,
      busPort: own.busPort,
      nodesConf: [
        ...nodes.map((node, index) => lineOf(node, index + 1, node === own)),
        `vars currentEpoch ${count} lastVoteEpoch 0`,
        '',
      ].join('\n'),
    })),
  );
  return { servers, ids: nodes.map(({ id }) => id) };
}

function dealOf(lots: Lots, masters: number): Deal {
  const owners = lots.chance(0.25) ? lots.between(1, masters) : masters;
  const weights = Array.from({ length: owners }, () => lots.random() ** 2 + 0.02);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const byWeight = () => {
    let left = lots.random() * total;
    const found = weights.findIndex((weight) => (left -= weight) < 0);
    return found === -1 ? owners - 1 : found;
  };
  const kind = lots.oneOf(['single', 'equal', 'runs', 'long-runs', 'blocks'] as const);
  if (kind === 'single') return byWeight;
  if (kind === 'equal') return (slot) => slot % owners;
  if (kind === 'blocks') return (slot) => Math.floor((slot * owners) / 16_384);
  const longest = kind === 'runs' ? 40 : 2000;
  let left = 0;
  let owner = 0;
  return () => {
    if (left-- > 0) return owner;
    owner = byWeight();
    left = lots.between(0, longest);
    return owner;
  };
}
