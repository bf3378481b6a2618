import { slotCount } from './key-slot.ts';
import { rangesOf, type SlotRange } from './ranges.ts';

/** One node as the cluster knows it. */
export interface ClusterNode {
  /** The node ID, 40 hexadecimal digits in a real cluster; unique. */
  readonly id: string;
  /** `ip:port`. */
  readonly address: string;
  /** The id of the master it replicates; absent for a master. */
  readonly replicates?: string | undefined;
}

/** The owner of a slot that nobody serves. */
export const nobody = -1;

/**
 * A cluster: its nodes in the order in which redis-cli goes through them (the node it was pointed at first, then
 * the others as that node's CLUSTER NODES lists them), and for each of the 16384 slots the index of its owner in
 * `nodes`, or `nobody`.
 */
export interface Cluster {
  readonly nodes: readonly ClusterNode[];
  readonly owners: Int16Array;
}

/** A cluster in which nobody serves anything yet. */
export function emptyCluster(nodes: readonly ClusterNode[]): Cluster {
  return { nodes, owners: new Int16Array(slotCount).fill(nobody) };
}

/** The indices of the masters, in the order of `nodes`. */
export function mastersOf({ nodes }: Cluster): readonly number[] {
  return nodes.flatMap((node, index) => (node.replicates === undefined ? [index] : []));
}

/** The slots that a node owns, ascending. */
export function slotsOf({ owners }: Cluster, node: number): readonly number[] {
  const slots: number[] = [];
  for (let slot = 0; slot < owners.length; slot++) if (owners[slot] === node) slots.push(slot);
  return slots;
}

/** How many slots each node owns, by its index. */
export function slotCounts({ nodes, owners }: Cluster): readonly number[] {
  const counts = nodes.map(() => 0);
  for (const owner of owners) if (owner !== nobody) counts[owner] = (counts[owner] ?? 0) + 1;
  return counts;
}

/** The ranges that a node owns, ascending. */
export function rangesOfNode(cluster: Cluster, node: number): readonly SlotRange[] {
  return rangesOf(slotsOf(cluster, node));
}

/** One slot that changes its owner; nodes by their index. */
export interface SlotMove {
  readonly slot: number;
  readonly from: number;
  readonly to: number;
}

/** The cluster after some moves, in their order. */
export function afterMoves(cluster: Cluster, moves: Iterable<SlotMove>): Cluster {
  const owners = cluster.owners.slice();
  for (const { slot, to } of moves) owners[slot] = to;
  return { ...cluster, owners };
}

/** A run of slots with one owner. */
export interface OwnedRange extends SlotRange {
  /** Index of the owner, or `nobody`. */
  readonly owner: number;
}

/** All 16384 slots as runs of one owner, ascending: what a picture of the cluster draws. */
export function ownedRanges({ owners }: Cluster): readonly OwnedRange[] {
  const runs: OwnedRange[] = [];
  let first = 0;
  for (let slot = 1; slot <= owners.length; slot++) {
    if (slot < owners.length && owners[slot] === owners[first]) continue;
    runs.push({ first, last: slot - 1, owner: owners[first] ?? nobody });
    first = slot;
  }
  return runs;
}
