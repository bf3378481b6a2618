import type { HiddenStep } from '../../lab/scenario.ts';
import { freshEngine } from '../basics/setup.ts';

/** Set-up that the sessions of the part stateful share: Redis on docker1, in the host's network. */

export const address = '192.168.110.101';

/** How a learner starts some cluster nodes, `redis-1` on port 6381 and so on. */
export function startNodes(numbers: readonly number[]): string {
  const start = (number: string) =>
    `docker run -d --name redis-${number} --network host redis:7.0 --port 638${number} --cluster-enabled yes`;
  const [only] = numbers;
  if (numbers.length === 1) return start(String(only));
  return `for i in ${numbers.join(' ')}; do ${start('$i')}; done`;
}

/** Waits until nodes answer. */
export function nodesAnswer(numbers: readonly number[]): HiddenStep {
  const answers = `redis-cli -p 638$i ping 2>/dev/null | grep -q PONG`;
  return {
    on: 'docker1',
    hidden: `for i in ${numbers.join(' ')}; do for j in $(seq 100); do if ${answers}; then break; fi; sleep 0.1; done; ${answers}; done`,
  };
}

/** The command that makes a cluster of nodes 1 to 6, three of them replicas. */
export const createCluster = `redis-cli --cluster create ${[1, 2, 3, 4, 5, 6].map((number) => `${address}:638${number}`).join(' ')} --cluster-replicas 1`;

/**
 * Waits until nodes 1 to `count` all know each other and each of the first three masters has its replica:
 * a node that has not yet heard of another refuses slots for it.
 */
export function clusterStands(count: number): HiddenStep {
  const knows = (port: number) =>
    `redis-cli -p ${port} cluster info | tr -d '\\r' | grep -cxE 'cluster_state:ok|cluster_known_nodes:${count}' | grep -q 2`;
  const ports = Array.from({ length: count }, (_, index) => 6381 + index);
  const stands = [
    ...ports.map(knows),
    `[ "$(redis-cli -p 6381 cluster nodes | grep -c slave)" = 3 ]`,
    `redis-cli --cluster check ${address}:6381 >/dev/null`,
  ].join(' && ');
  return {
    on: 'docker1',
    hidden: `for i in $(seq 100); do if ${stands}; then break; fi; sleep 0.2; done; ${stands}`,
  };
}

/** A cluster of six that stands when the session begins. */
export function clusterOfSix(): HiddenStep[] {
  const numbers = [1, 2, 3, 4, 5, 6];
  return [
    freshEngine('docker1', ['redis:7.0']),
    { on: 'docker1', hidden: startNodes(numbers) },
    nodesAnswer(numbers),
    { on: 'docker1', hidden: `docker exec redis-1 ${createCluster} --cluster-yes` },
    clusterStands(6),
  ];
}
