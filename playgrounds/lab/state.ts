import type { LabState } from '../../src/domain/lab-state/lab-state.ts';
import type { HostName } from './addresses.ts';
import { readEngine } from './engine-state.ts';
import type { RunOn } from './reach.ts';
import { readRedisCluster } from './redis-state.ts';
import { readSwarm } from './swarm-state.ts';

/**
 * What the engines hold; one that does not answer is left out.
 *
 * @param everyHost - The hosts among which a manager and Redis are looked for.
 * @param hosts - Those whose own things are read.
 * @param withinSeconds - How long an engine may take for each question; an emulated one takes longer than usual.
 */
export async function readState(
  everyHost: readonly HostName[],
  hosts: readonly HostName[],
  runOn: RunOn,
  withinSeconds?: number,
): Promise<LabState> {
  const [swarm, redis, ...engines] = await Promise.all([
    readSwarm(everyHost, runOn, withinSeconds),
    readRedisCluster(everyHost, runOn),
    ...hosts.map(async (host) => [host, await readEngine(host, runOn, withinSeconds)] as const),
  ]);
  const answering = engines.flatMap(([host, engine]) =>
    engine === undefined ? [] : [[host, engine] as const],
  );
  return { ...swarm, redis, engines: Object.fromEntries(answering) };
}
