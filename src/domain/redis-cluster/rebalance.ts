import {
  afterMoves,
  mastersOf,
  slotCounts,
  slotsOf,
  type Cluster,
  type SlotMove,
} from './cluster.ts';
import { slotCount } from './key-slot.ts';

/** What is asked of a rebalance. */
export interface RebalanceRequest {
  /** Weights by node index; 1 for those not named. What --cluster-weight says. */
  readonly weights: ReadonlyMap<number, number>;
  /** In percent; redis-cli's own default is 2. What --cluster-threshold says. */
  readonly threshold: number;
  /** Masters without slots take part. What --cluster-use-empty-masters says. */
  readonly useEmptyMasters: boolean;
}

/** What redis-cli thinks of one master before it moves anything. */
export interface Balance {
  readonly node: number;
  readonly weight: number;
  readonly owned: number;
  /** Its weight's part of all slots, rounded down. */
  readonly expected: number;
  /** What it must give (positive) or gets (negative), after the rounding is shared out. */
  readonly balance: number;
  /** How far it is off, in percent of what it owns; Infinity when it owns nothing and should own something. */
  readonly offPercent: number;
}

/** One line `Moving 12 slots from … to …`. */
export interface Transfer {
  readonly from: number;
  readonly to: number;
  readonly slots: readonly number[];
}

/** Why a rebalance moves nothing. */
export type RebalanceProblem =
  | 'within-threshold' // No master is further off than the threshold: redis-cli says so and stops.
  | 'no-weight' // The weights of the masters that take part add up to 0.
  | 'endless'; // Rounding left every master with too much, and redis-cli would search for a receiver for ever.

/** The plan of a rebalance; without transfers it says why. */
export interface RebalancePlan {
  readonly balances: readonly Balance[];
  readonly transfers: readonly Transfer[];
  readonly problem?: RebalanceProblem | undefined;
}

/** A balance while slots are being promised. */
interface Account {
  readonly node: number;
  balance: number;
}

/**
 * The plan of `redis-cli --cluster rebalance`: what each master should own by its weight, and the transfers that
 * bring it there, in order. All sums are in single precision, as in redis-cli.
 *
 * A threshold of 0 never moves anything: redis-cli looks for masters past the threshold only when it is greater.
 *
 * @see clusterManagerCommandRebalance() in redis/src/redis-cli.c
 */
export function rebalancePlan(cluster: Cluster, request: RebalanceRequest): RebalancePlan {
  const before = balancesOf(cluster, request);
  if (before === undefined) return { balances: [], transfers: [], problem: 'no-weight' };
  const isOver = before.some(({ offPercent }) => offPercent > Math.fround(request.threshold));
  if (request.threshold <= 0 || !isOver) {
    return { balances: before, transfers: [], problem: 'within-threshold' };
  }
  const balances = shareRounding(before);
  if (balances === undefined) return { balances: before, transfers: [], problem: 'endless' };
  return { balances, transfers: transfersOf(cluster, balances) };
}

/** The moves of some transfers, in order. */
export function movesOf(transfers: readonly Transfer[]): readonly SlotMove[] {
  return transfers.flatMap(({ from, to, slots }) => slots.map((slot) => ({ slot, from, to })));
}

/** What each master that takes part owns and should own; undefined when all weights are 0. */
function balancesOf(
  cluster: Cluster,
  { weights, useEmptyMasters }: RebalanceRequest,
): readonly Balance[] | undefined {
  const counts = slotCounts(cluster);
  const involved = mastersOf(cluster)
    .map((node) => ({
      node,
      owned: counts[node] ?? 0,
      weight: Math.fround(weights.get(node) ?? 1),
    }))
    .filter(({ owned }) => useEmptyMasters || owned > 0);
  const total = involved.reduce((sum, { weight }) => Math.fround(sum + weight), 0);
  if (total <= 0) return undefined;
  return involved.map(({ node, owned, weight }) => {
    const expected = Math.trunc(Math.fround(Math.fround(slotCount / total) * weight));
    return {
      ...{ node, weight, owned, expected },
      balance: owned - expected,
      offPercent: offPercent(owned, expected),
    };
  });
}

function offPercent(owned: number, expected: number): number {
  if (owned > 0) return Math.fround(Math.abs(100 - (100 * expected) / owned));
  return expected > 1 ? Infinity : 0;
}

/**
 * Shares are rounded down, so together the masters have more to give than to get; the difference goes to those
 * that give nothing, one slot each in turn. undefined when nobody could take it.
 */
function shareRounding(before: readonly Balance[]): readonly Balance[] | undefined {
  const after = before.map((each) => ({ ...each }));
  let total = after.reduce((sum, { balance }) => sum + balance, 0);
  if (total > 0 && after.every(({ balance }) => balance > 0)) return undefined;
  while (total > 0) {
    for (const each of after) {
      if (each.balance > 0 || total <= 0) continue;
      each.balance--;
      total--;
    }
  }
  return after;
}

/** Pairs who must give most with who must get most, until one end meets the other. */
function transfersOf(cluster: Cluster, balances: readonly Balance[]): readonly Transfer[] {
  const accounts = balances
    .map(({ node, balance }): Account => ({ node, balance }))
    .sort((a, b) => a.balance - b.balance);
  const transfers: Transfer[] = [];
  let now = cluster;
  let poor = 0;
  let rich = accounts.length - 1;
  while (poor < rich) {
    const [to, from] = [accounts[poor], accounts[rich]];
    if (to === undefined || from === undefined) break;
    const count = Math.min(Math.abs(to.balance), Math.abs(from.balance));
    if (count > 0) {
      const slots = slotsOf(now, from.node).slice(0, count);
      const transfer = { from: from.node, to: to.node, slots };
      transfers.push(transfer);
      now = afterMoves(now, movesOf([transfer]));
    }
    to.balance += count;
    from.balance -= count;
    if (to.balance === 0) poor++;
    if (from.balance === 0) rich--;
  }
  return transfers;
}
