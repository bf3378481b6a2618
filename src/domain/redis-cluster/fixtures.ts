import { emptyCluster, type Cluster } from './cluster.ts';
import { createRanges } from './create-ranges.ts';

/** A cluster as `redis-cli --cluster create` leaves it: `masters` masters, then `empty` ones without slots. */
export function createdCluster(masters: number, empty = 0): Cluster {
  const cluster = emptyCluster(
    Array.from({ length: masters + empty }, (_, node) => ({
      id: String(node + 1)
        .repeat(40)
        .slice(0, 40),
      address: `127.0.0.1:${6381 + node}`,
    })),
  );
  createRanges(masters).forEach(({ first, last }, master) =>
    cluster.owners.fill(master, first, last + 1),
  );
  return cluster;
}
