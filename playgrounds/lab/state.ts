import type { HostName } from './addresses.ts';
import { readEngine, type EngineState } from './engine-state.ts';
import type { RunOn } from './reach.ts';
import { readRedisCluster, type RedisNode } from './redis-state.ts';
import { readSwarm, type SwarmState } from './swarm-state.ts';

/** What the engines held after a command; src/schemas/lab-state.ts reads the same. */
export interface LabState extends SwarmState {
  /** The nodes of a Redis Cluster, by address; empty where none runs. */
  readonly redis: readonly RedisNode[];
  /** Each recorded host whose engine answers. */
  readonly engines: Readonly<Partial<Record<HostName, EngineState>>>;
}

/**
 * What the engines hold; one that does not answer is left out.
 *
 * @param everyHost - The hosts among which a manager and Redis are looked for.
 * @param hosts - Those whose own things are read.
 */
export async function readState(
  everyHost: readonly HostName[],
  hosts: readonly HostName[],
  runOn: RunOn,
): Promise<LabState> {
  const [swarm, redis, ...engines] = await Promise.all([
    readSwarm(everyHost, runOn),
    readRedisCluster(everyHost, runOn),
    ...hosts.map(async (host) => [host, await readEngine(host, runOn)] as const),
  ]);
  const answering = engines.filter(([, engine]) => engine !== undefined);
  return { ...swarm, redis, engines: Object.fromEntries(answering) };
}
