import { describe, expect, test } from 'vitest';
import { afterMoves, rangesOfNode, slotCounts, slotsOf } from './cluster.ts';
import { createdCluster } from './fixtures.ts';
import { slotCount } from './key-slot.ts';
import { formatRanges } from './ranges.ts';
import { movesOf, rebalancePlan } from './rebalance.ts';
import { allSources, reshardPlan } from './reshard.ts';

describe('reshardPlan', () => {
  test('takes 4096 slots for a fourth master as 1365 + 1366 + 1365, the richest source first', () => {
    const cluster = createdCluster(3, 1);
    const { moves, shares } = reshardPlan(cluster, {
      to: 3,
      from: allSources(cluster, 3),
      slots: 4096,
    });
    expect(shares.map(({ from, gives }) => [from, gives])).toEqual([
      [1, 1366],
      [0, 1365],
      [2, 1365],
    ]);
    expect(moves[0]).toEqual({ slot: 5461, from: 1, to: 3 });
    const after = afterMoves(cluster, moves);
    expect(formatRanges(rangesOfNode(after, 3))).toBe('[0-1364],[5461-6826],[10923-12287]');
    expect(slotCounts(after)).toEqual([4096, 4096, 4096, 4096]);
  });

  test('empties the fourth master again in three steps', () => {
    const full = createdCluster(3, 1);
    let cluster = afterMoves(
      full,
      reshardPlan(full, { to: 3, from: allSources(full, 3), slots: 4096 }).moves,
    );
    for (const [to, slots] of [
      [0, 1365],
      [1, 1366],
      [2, 1365],
    ] as const) {
      cluster = afterMoves(cluster, reshardPlan(cluster, { to, from: [3], slots }).moves);
    }
    expect(cluster.owners).toEqual(full.owners);
  });

  test('can be short of what was asked, since all but the first share are rounded down', () => {
    const cluster = createdCluster(7, 1);
    const { moves } = reshardPlan(cluster, { to: 7, from: allSources(cluster, 7), slots: 100 });
    expect(moves).toHaveLength(99);
  });

  test('gives no more than there is', () => {
    const cluster = createdCluster(3, 1);
    expect(reshardPlan(cluster, { to: 3, from: [0], slots: 9000 }).moves).toHaveLength(5461);
    expect(reshardPlan(cluster, { to: 0, from: [3], slots: 10 }).moves).toEqual([]);
  });

  test('keeps every slot with exactly one owner', () => {
    for (let slots = 1; slots <= slotCount; slots += 997) {
      const cluster = createdCluster(5, 1);
      const { moves } = reshardPlan(cluster, { to: 5, from: allSources(cluster, 5), slots });
      const counts = slotCounts(afterMoves(cluster, moves));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(slotCount);
      expect(counts[5]).toBe(moves.length);
      expect(new Set(moves.map(({ slot }) => slot)).size).toBe(moves.length);
      expect(moves.every(({ slot, from }) => cluster.owners[slot] === from)).toBe(true);
    }
  });
});

describe('rebalancePlan', () => {
  const plain = { weights: new Map<number, number>(), threshold: 2, useEmptyMasters: false };

  test('moves nothing when all masters are within the threshold', () => {
    expect(rebalancePlan(createdCluster(3), plain)).toMatchObject({
      transfers: [],
      problem: 'within-threshold',
    });
  });

  test('passes over an empty master unless it is asked to use it', () => {
    const cluster = createdCluster(3, 1);
    expect(rebalancePlan(cluster, plain).problem).toBe('within-threshold');
    const { transfers } = rebalancePlan(cluster, { ...plain, useEmptyMasters: true });
    // The other end of the line gives first: 6382 has the most.
    expect(transfers.map(({ from, to, slots }) => [from, to, slots.length])).toEqual([
      [1, 3, 1366],
      [2, 3, 1365],
      [0, 3, 1365],
    ]);
    const after = afterMoves(cluster, movesOf(transfers));
    expect(slotCounts(after)).toEqual([4096, 4096, 4096, 4096]);
  });

  test('empties a master of weight 0', () => {
    const { transfers } = rebalancePlan(createdCluster(4), {
      ...plain,
      weights: new Map([[1, 0]]),
    });
    expect(transfers.every(({ from }) => from === 1)).toBe(true);
    expect(movesOf(transfers)).toHaveLength(4096);
  });

  test('takes the lowest slots a source still has for each transfer', () => {
    const cluster = createdCluster(4);
    const { transfers } = rebalancePlan(cluster, { ...plain, weights: new Map([[1, 0]]) });
    expect(transfers.flatMap(({ slots }) => slots)).toEqual(slotsOf(cluster, 1));
  });

  test('never moves anything at a threshold of 0, as redis-cli', () => {
    const plan = rebalancePlan(createdCluster(3, 1), {
      ...plain,
      threshold: 0,
      useEmptyMasters: true,
    });
    expect(plan.problem).toBe('within-threshold');
  });

  test('says when no weight is left', () => {
    const weights = new Map([0, 1, 2].map((node) => [node, 0]));
    expect(rebalancePlan(createdCluster(3), { ...plain, weights }).problem).toBe('no-weight');
  });
});
