import type { PlacedReplica, Placement } from './placement.ts';

/** What one replica on its master's own host costs. */
export const sameAsMaster = 10_000;

/** Keeps the search within some 20 ms while somebody types. */
const mostSteps = 100_000;
/** Up to this many replicas every swap is tried at the end. */
const mostTriedAll = 150;

/**
 * How badly a placement spreads over hosts; 0 is perfect. 10000 for each replica on its master's host; of
 * replicas of one master that share another host, 1 for each.
 *
 * @param hosts - The host of each node.
 * @see clusterManagerGetAntiAffinityScore() in redis/src/redis-cli.c
 */
export function antiAffinityScore(
  hosts: readonly string[],
  replicas: readonly PlacedReplica[],
): number {
  return new Spread(hosts, replicas).score;
}

/**
 * A placement at least as good as redis-cli's own search finds. Like redis-cli it swaps the masters of a replica
 * that stands badly and of another drawn by lot, and keeps a swap unless it makes things worse; unlike redis-cli
 * it remembers the best it has seen, and ends by trying every swap.
 *
 * @param random - Gives a number from 0 up to, not including, 1. Pass a seeded one for the same result each time.
 * @see clusterManagerOptimizeAntiAffinity() in redis/src/redis-cli.c
 */
export function improvePlacement(
  hosts: readonly string[],
  placement: Placement,
  random: () => number,
): Placement {
  const spread = new Spread(hosts, placement.replicas);
  if (new Set(hosts).size < 2) return placement; // Nothing to choose from.
  let best = spread.replicas();
  let bestScore = spread.score;
  const remember = () => {
    if (spread.score >= bestScore) return;
    bestScore = spread.score;
    best = spread.replicas();
  };
  const draw = () => Math.floor(random() * placement.replicas.length);
  const steps = Math.min(500 * hosts.length, mostSteps);
  for (let step = 0; step < steps && spread.score > 0; step++) {
    // A replica that costs something is soon drawn; where few do, most draws cost one look-up.
    const first = draw();
    if (!spread.isOffender(first)) continue;
    spread.swapUnlessWorse(first, draw());
    remember();
  }
  const isSmall = placement.replicas.length <= mostTriedAll;
  while (isSmall && spread.score > 0 && spread.swapForBetter()) remember();
  return { masters: placement.masters, replicas: best };
}

/** Counts of replicas by master and host, so that a swap costs a few look-ups instead of a new count. */
class Spread {
  readonly #hosts: readonly string[];
  readonly #nodes: readonly number[];
  readonly #masters: number[];
  readonly #counts = new Map<number, Map<string, number>>();
  score = 0;

  constructor(hosts: readonly string[], replicas: readonly PlacedReplica[]) {
    this.#hosts = hosts;
    this.#nodes = replicas.map(({ node }) => node);
    this.#masters = replicas.map(({ master }) => master);
    this.#masters.forEach((master, replica) => this.#add(master, this.#hostOf(replica), 1));
  }

  replicas(): readonly PlacedReplica[] {
    return this.#nodes.map((node, replica) => ({ node, master: this.#masters[replica] ?? node }));
  }

  /** Whether a replica stands on its master's host, or beside another of the same master. */
  isOffender(replica: number): boolean {
    return this.#cost(this.#masters[replica] ?? -1, this.#hostOf(replica)) > 0;
  }

  /** Exchanges the masters of two replicas, and takes it back when the score grows. */
  swapUnlessWorse(first: number, second: number) {
    const before = this.score;
    this.#swap(first, second);
    if (this.score > before) this.#swap(first, second);
  }

  /** Makes the first swap that lowers the score; false when there is none. */
  swapForBetter(): boolean {
    const before = this.score;
    for (let first = 0; first < this.#masters.length; first++) {
      if (!this.isOffender(first)) continue;
      for (let second = 0; second < this.#masters.length; second++) {
        this.#swap(first, second);
        if (this.score < before) return true;
        this.#swap(first, second);
      }
    }
    return false;
  }

  #swap(first: number, second: number) {
    const [one, other] = [this.#masters[first], this.#masters[second]];
    if (one === undefined || other === undefined || one === other) return;
    this.#add(one, this.#hostOf(first), -1);
    this.#add(other, this.#hostOf(second), -1);
    this.#add(other, this.#hostOf(first), 1);
    this.#add(one, this.#hostOf(second), 1);
    this.#masters[first] = other;
    this.#masters[second] = one;
  }

  #hostOf(replica: number): string {
    return this.#hosts[this.#nodes[replica] ?? -1] ?? '';
  }

  #add(master: number, host: string, change: number) {
    const ofMaster = this.#counts.get(master) ?? new Map<string, number>();
    this.#counts.set(master, ofMaster);
    this.score -= this.#cost(master, host);
    ofMaster.set(host, (ofMaster.get(host) ?? 0) + change);
    this.score += this.#cost(master, host);
  }

  #cost(master: number, host: string): number {
    const count = this.#counts.get(master)?.get(host) ?? 0;
    if (this.#hosts[master] === host) return sameAsMaster * count;
    return count > 1 ? count : 0;
  }
}
