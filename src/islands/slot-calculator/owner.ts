import type { Calculation } from '~/domain/redis-cluster/calculation.ts';
import { nobody, type Cluster } from '~/domain/redis-cluster/cluster.ts';
import type { Html } from '~/domain/html/html.ts';
import { masterName } from './pieces.ts';

/** The name of a slot's owner, with its colour. */
export function ownerName(
  calculation: Calculation,
  cluster: Cluster | undefined,
  slot: number,
): Html {
  return masterName(calculation, ownerAddress(cluster, slot));
}

/** The address of a slot's owner; undefined when nobody serves it. */
export function ownerAddress(cluster: Cluster | undefined, slot: number): string | undefined {
  return cluster?.nodes[cluster.owners[slot] ?? nobody]?.address;
}
