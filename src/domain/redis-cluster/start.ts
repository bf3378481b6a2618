import { antiAffinityScore, improvePlacement } from './anti-affinity.ts';
import { emptyCluster, type Cluster } from './cluster.ts';
import { readClusterNodes, type NodesProblem } from './cluster-nodes.ts';
import { createRanges, fewestMasters, mostNodes } from './create-ranges.ts';
import { readCount, wordsOf, type CalculatorForm } from './form.ts';
import { slotCount } from './key-slot.ts';
import { firstPlacement, type PlacedReplica } from './placement.ts';

/** What is wrong with the field that it names. */
export type StartProblem =
  | { readonly field: 'masters' | 'replicas'; readonly kind: 'no-number'; readonly text: string }
  | {
      readonly field: 'masters';
      readonly kind: 'too-few-masters';
      /** As redis-cli counts: all nodes, replicas for each master, and the fewest nodes that would do. */
      readonly nodes: number;
      readonly replicas: number;
      readonly needed: number;
    }
  | { readonly field: 'masters'; readonly kind: 'one-node' | 'more-than-slots' | 'too-many-nodes' }
  | { readonly field: 'replicas'; readonly kind: 'too-many-replicas' }
  | { readonly field: 'hosts'; readonly kind: 'no-host' }
  | { readonly field: 'hosts'; readonly kind: 'bad-host' | 'double-host'; readonly text: string }
  | { readonly field: 'port'; readonly kind: 'bad-port'; readonly text: string }
  | { readonly field: 'nodes'; readonly kind: 'nodes'; readonly problem: NodesProblem };

/** What create does with its nodes; nodes by their index in the command. */
export interface Created {
  readonly addresses: readonly string[];
  readonly hosts: readonly string[];
  readonly replicasPerMaster: number;
  readonly masters: readonly number[];
  /** As redis-cli says `Adding replica`, and as our search leaves them. */
  readonly first: readonly PlacedReplica[];
  readonly final: readonly PlacedReplica[];
  readonly firstScore: number;
  readonly finalScore: number;
}

/** Where a calculation begins; without a cluster, the problems say why. */
export interface Start {
  readonly problems: readonly StartProblem[];
  readonly cluster?: Cluster | undefined;
  readonly created?: Created | undefined;
}

/** The most replicas for each master that the form takes. */
export const mostReplicas = 9;

/** The cluster that the form begins with. */
export function startOf(form: CalculatorForm): Start {
  if (form.start === 'create') return startByCreate(form);
  const { cluster, problems } = readClusterNodes(form.nodes);
  const named = problems.map((problem) => ({ field: 'nodes', kind: 'nodes', problem }) as const);
  return named.length > 0 ? { problems: named } : { problems: [], cluster };
}

function startByCreate(form: CalculatorForm): Start {
  const hosts = wordsOf(form.hosts);
  const masters = readCount(form.masters);
  const replicas = readCount(form.replicas);
  const problems: StartProblem[] = [
    ...mastersProblems(form.masters, masters, replicas ?? 0),
    ...replicasProblems(form.replicas, replicas),
    ...hostProblems(hosts),
    ...portProblems(
      form.port,
      Math.ceil(((masters ?? 0) * (1 + (replicas ?? 0))) / Math.max(1, hosts.length)),
    ),
  ];
  if (problems.length > 0 || masters === undefined || replicas === undefined) return { problems };
  const port = Number(form.port);
  const nodes = Array.from({ length: masters * (1 + replicas) }, (_, node) => {
    const host = hosts[node % hosts.length] ?? '';
    return { host, address: `${host}:${port + Math.floor(node / hosts.length)}` };
  });
  const created = place(
    nodes.map(({ address }) => address),
    nodes.map(({ host }) => host),
    replicas,
  );
  return { problems, created, cluster: clusterOf(created) };
}

function place(
  addresses: readonly string[],
  hosts: readonly string[],
  replicasPerMaster: number,
): Created {
  const first = firstPlacement(hosts, replicasPerMaster);
  const final = improvePlacement(hosts, first, halves());
  return {
    ...{ addresses, hosts, replicasPerMaster },
    masters: first.masters,
    first: first.replicas,
    final: final.replicas,
    firstScore: antiAffinityScore(hosts, first.replicas),
    finalScore: antiAffinityScore(hosts, final.replicas),
  };
}

/** Masters in the order of their ranges, then the replicas; the ids that a real cluster draws are not known. */
function clusterOf({ addresses, masters, final }: Created): Cluster {
  const idOf = (node: number) => addresses[node] ?? '';
  const cluster = emptyCluster([
    ...masters.map((node) => ({ id: idOf(node), address: idOf(node) })),
    ...final.map(({ node, master }) => ({
      id: idOf(node),
      address: idOf(node),
      replicates: idOf(master),
    })),
  ]);
  createRanges(masters.length).forEach(({ first, last }, master) =>
    cluster.owners.fill(master, first, last + 1),
  );
  return cluster;
}

function mastersProblems(
  text: string,
  masters: number | undefined,
  replicas: number,
): readonly StartProblem[] {
  const field = 'masters';
  if (masters === undefined) return [{ field, kind: 'no-number', text }];
  if (masters > slotCount) return [{ field, kind: 'more-than-slots' }];
  if (masters * (1 + replicas) > mostNodes) return [{ field, kind: 'too-many-nodes' }];
  if (masters >= fewestMasters) return [];
  const each = 1 + replicas;
  const nodes = masters * each;
  // redis-cli refuses a single address before it counts masters.
  if (nodes < 2) return [{ field, kind: 'one-node' }];
  return [{ field, kind: 'too-few-masters', nodes, replicas, needed: fewestMasters * each }];
}

function replicasProblems(text: string, replicas: number | undefined): readonly StartProblem[] {
  const field = 'replicas';
  if (replicas === undefined) return [{ field, kind: 'no-number', text }];
  return replicas > mostReplicas ? [{ field, kind: 'too-many-replicas' }] : [];
}

function hostProblems(hosts: readonly string[]): readonly StartProblem[] {
  const field = 'hosts';
  if (hosts.length === 0) return [{ field, kind: 'no-host' }];
  return hosts.flatMap((text, index): readonly StartProblem[] => {
    if (!/^[\p{L}\p{N}._-]+$/u.test(text)) return [{ field, kind: 'bad-host', text }];
    return hosts.indexOf(text) < index ? [{ field, kind: 'double-host', text }] : [];
  });
}

function portProblems(text: string, nodesOnHost: number): readonly StartProblem[] {
  const port = readCount(text);
  // The bus port is 10000 higher, and both must be ports.
  const isPort = port !== undefined && port > 0 && port + nodesOnHost - 1 + 10_000 <= 65_535;
  return isPort ? [] : [{ field: 'port', kind: 'bad-port', text }];
}

/** A fixed row of lots, so that the same form always shows the same placement. */
function halves(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
