import { slotsOf, type Cluster, type SlotMove } from './cluster.ts';

/** What one source gives in a plan. */
export interface SourceShare {
  readonly from: number;
  /** How many slots it owns before. */
  readonly owned: number;
  /** Its exact share of what is asked for, in single precision as redis-cli works it out. */
  readonly exact: number;
  /** What it gives: the share rounded up for the first source, down for the others. */
  readonly gives: number;
}

/** What `redis-cli --cluster reshard` prints before it asks, and why. */
export interface ReshardPlan {
  /** In the order of the plan. */
  readonly moves: readonly SlotMove[];
  /** Sources in the order in which they give: the richest first. */
  readonly shares: readonly SourceShare[];
}

/** What is asked of a reshard; nodes by their index. */
export interface ReshardRequest {
  readonly to: number;
  /** In the order in which the user names them; for `all`, in the order of the cluster's nodes. */
  readonly from: readonly number[];
  /** How many slots to move: what --cluster-slots says. */
  readonly slots: number;
}

/**
 * The plan of `redis-cli --cluster reshard`. Sources are sorted by how many slots they own, the richest first,
 * equal ones as they were given; each gives its lowest slots in proportion to what it owns. Shares are worked
 * out in single precision; the first is rounded up, the others down. So the plan can be a few slots short of
 * what was asked: 100 slots from seven equal masters are 15 + 6 × 14 = 99.
 *
 * @see clusterManagerComputeReshardTable() and clusterManagerCommandReshard() in redis/src/redis-cli.c. The sort
 *   is qsort(), which keeps equal sources in their order with glibc; C does not promise it.
 */
export function reshardPlan(cluster: Cluster, { to, from, slots }: ReshardRequest): ReshardPlan {
  const sources = from.map((node) => ({ node, slots: slotsOf(cluster, node) }));
  const total = sources.reduce((sum, source) => sum + source.slots.length, 0);
  sources.sort((a, b) => b.slots.length - a.slots.length);
  const moves: SlotMove[] = [];
  const shares = sources.map(({ node, slots: owned }, index): SourceShare => {
    const exact = Math.fround(Math.fround(slots / total) * owned.length);
    const wanted = index === 0 ? Math.ceil(exact) : Math.floor(exact);
    // Sources without any slot make the share NaN, and nothing moves.
    const gives = Math.max(0, Math.min(wanted || 0, owned.length, slots - moves.length));
    for (const slot of owned.slice(0, gives)) moves.push({ slot, from: node, to });
    return { from: node, owned: owned.length, exact, gives };
  });
  return { moves, shares };
}

/** The sources that `all` stands for: every master but the receiver, in the order of the cluster's nodes. */
export function allSources({ nodes }: Cluster, to: number): readonly number[] {
  return nodes.flatMap((node, index) =>
    node.replicates === undefined && index !== to ? [index] : [],
  );
}
