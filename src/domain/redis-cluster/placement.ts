/** Which nodes become masters and whom each other node replicates; nodes by their index in the command. */
export interface Placement {
  /** In the order in which they get their ranges. */
  readonly masters: readonly number[];
  /** In the order in which redis-cli says `Adding replica`. */
  readonly replicas: readonly PlacedReplica[];
}

/** One replica and its master. */
export interface PlacedReplica {
  readonly node: number;
  readonly master: number;
}

/** How many masters redis-cli makes of some nodes: CLUSTER_MANAGER_MASTERS_COUNT in redis-cli.c. */
export function mastersAmong(nodes: number, replicasPerMaster: number): number {
  return Math.floor(nodes / (replicasPerMaster + 1));
}

/**
 * The placement that `redis-cli --cluster create` begins with, before it draws lots to improve it: hosts take
 * turns, the first nodes become masters, and each master takes the next nodes of other hosts as replicas.
 *
 * @param hosts - The host of each node as the command writes it, in the command's order. redis-cli compares
 *   names, so `localhost` and `127.0.0.1` are two hosts.
 * @param replicasPerMaster - What --cluster-replicas says. Nodes left over become extra replicas, one a master.
 * @see clusterManagerCommandCreate() in redis/src/redis-cli.c
 */
export function firstPlacement(hosts: readonly string[], replicasPerMaster: number): Placement {
  const turns = takeTurns(hosts);
  const count = mastersAmong(hosts.length, replicasPerMaster);
  const masters = turns.slice(0, count);
  const [first, ...others] = turns.slice(count);
  const waiting = first === undefined ? [] : [...others, first];
  const replicas: PlacedReplica[] = [];
  const give = (master: number) => {
    const elsewhere = waiting.findIndex((node) => hosts[node] !== hosts[master]);
    const [node] = waiting.splice(Math.max(elsewhere, 0), 1);
    if (node !== undefined) replicas.push({ node, master });
  };
  for (const master of masters) {
    for (let each = 0; each < replicasPerMaster; each++) give(master);
  }
  if (replicasPerMaster > 0) masters.forEach(give);
  return { masters, replicas };
}

/** The nodes with hosts taking turns: the first of each host, then the second of each, and so on. */
function takeTurns(hosts: readonly string[]): readonly number[] {
  const queues = new Map<string, number[]>();
  hosts.forEach((host, node) => queues.set(host, [...(queues.get(host) ?? []), node]));
  const longest = Math.max(0, ...[...queues.values()].map((queue) => queue.length));
  return Array.from({ length: longest }, (_, turn) =>
    [...queues.values()].flatMap((queue) => queue[turn] ?? []),
  ).flat();
}
