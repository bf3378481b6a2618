import { emptyCluster, nobody, type Cluster, type ClusterNode } from './cluster.ts';
import { slotCount } from './key-slot.ts';
import { rangesOf, readRange, type SlotRange } from './ranges.ts';

/** Something in the output of CLUSTER NODES that keeps a plan from being made; lines count from 1. */
export type NodesProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'fields'; readonly line: number; readonly text: string }
  | { readonly kind: 'address'; readonly line: number; readonly text: string }
  | { readonly kind: 'same-id'; readonly line: number; readonly id: string; readonly first: number }
  | { readonly kind: 'slots'; readonly line: number; readonly text: string }
  | { readonly kind: 'outside'; readonly line: number; readonly text: string }
  | { readonly kind: 'open-slot'; readonly line: number; readonly text: string }
  | { readonly kind: 'replica-slots'; readonly line: number; readonly text: string }
  | { readonly kind: 'unknown-master'; readonly line: number; readonly id: string }
  | { readonly kind: 'failed'; readonly line: number; readonly address: string }
  | {
      readonly kind: 'overlap';
      readonly line: number;
      readonly other: number;
      readonly ranges: readonly SlotRange[];
    }
  | { readonly kind: 'missing'; readonly ranges: readonly SlotRange[] }
  | { readonly kind: 'no-master' };

/** A cluster read from text; it is only good for plans when nothing is wrong with it. */
export interface ReadCluster {
  readonly cluster: Cluster;
  /** In the order of lines; what concerns all of them comes last. */
  readonly problems: readonly NodesProblem[];
}

/** A line of CLUSTER NODES with its number. */
interface NodeLine {
  readonly line: number;
  readonly node: ClusterNode;
  readonly flags: ReadonlySet<string>;
  readonly slots: readonly string[];
}

/**
 * Reads what `redis-cli cluster nodes` printed, as redis-cli itself reads it when it makes a plan: the node that
 * was asked (`myself`) comes first, the others as they stand. Nodes that redis-cli leaves out (without address,
 * in handshake, failed replicas) are left out here; what makes redis-cli refuse (uncovered slots, slots being
 * moved, failed masters) is a problem, and so is what cannot come from a healthy cluster (two owners).
 *
 * @see clusterManagerNodeLoadInfo(), clusterManagerLoadInfoFromNode() and clusterManagerCheckCluster() in
 *   redis/src/redis-cli.c; the format: https://redis.io/docs/latest/commands/cluster-nodes/
 */
export function readClusterNodes(text: string): ReadCluster {
  const problems: NodesProblem[] = [];
  const report = (problem: NodesProblem) => problems.push(problem);
  const lines = text
    .split(/\r?\n/)
    .map((raw, index) => ({ raw: raw.trim(), line: index + 1 }))
    .filter(({ raw }) => raw !== '')
    .flatMap(({ raw, line }) => readLine(raw, line, report) ?? []);
  if (text.trim() === '') report({ kind: 'empty' });
  const known = withoutDoubles(lines, report).filter((each) => isReached(each, report));
  const ordered = [
    ...known.filter(({ flags }) => flags.has('myself')),
    ...known.filter(({ flags }) => !flags.has('myself')),
  ];
  const cluster = emptyCluster(ordered.map(({ node }) => node));
  const lineOf = ordered.map(({ line }) => line);
  ordered.forEach((each, index) => claimSlots(cluster, each, index, lineOf, report));
  checkMasters(ordered, report);
  problems.sort((a, b) => lineNumber(a) - lineNumber(b));
  if (known.length > 0) checkCoverage(cluster, report);
  return { cluster, problems };
}

type Report = (problem: NodesProblem) => void;

function readLine(raw: string, line: number, report: Report): NodeLine | undefined {
  const [id = '', address = '', flagText = '', master = '-', ...rest] = raw.split(/\s+/);
  // id address flags master ping-sent pong-recv config-epoch link-state slot slot …
  if (rest.length < 4 || !/^[0-9a-f]{6,}$/i.test(id)) {
    report({ kind: 'fields', line, text: raw.length > 60 ? `${raw.slice(0, 60)}…` : raw });
    return undefined;
  }
  const flags = new Set(flagText.split(','));
  const [, place] = /^(.*:\d+)(?:@\d+)?(?:,.*)?$/.exec(address) ?? [];
  if (place === undefined && !flags.has('noaddr')) {
    report({ kind: 'address', line, text: address });
    return undefined;
  }
  const isReplica = flags.has('slave') || flags.has('replica');
  return {
    line,
    node: {
      id: id.toLowerCase(),
      address: place ?? '',
      ...(isReplica && { replicates: master.toLowerCase() }),
    },
    flags,
    slots: rest.slice(4),
  };
}

function withoutDoubles(lines: readonly NodeLine[], report: Report): readonly NodeLine[] {
  const seen = new Map<string, number>();
  return lines.filter(({ node: { id }, line }) => {
    const first = seen.get(id);
    if (first !== undefined) report({ kind: 'same-id', line, id, first });
    else seen.set(id, line);
    return first === undefined;
  });
}

/** Whether redis-cli would work with this node. A master that has failed stops it: its slots have no owner. */
function isReached({ flags, node, line }: NodeLine, report: Report): boolean {
  if (flags.has('handshake') || flags.has('noaddr')) return false;
  if (!flags.has('fail')) return true;
  if (node.replicates === undefined) report({ kind: 'failed', line, address: node.address });
  return false;
}

/** Writes a line's slots into the cluster; a slot that has an owner already keeps it. */
function claimSlots(
  cluster: Cluster,
  { line, node, slots }: NodeLine,
  index: number,
  lineOf: readonly number[],
  report: Report,
) {
  const contested = new Map<number, number[]>();
  for (const text of slots) {
    if (text.startsWith('[')) {
      report({ kind: 'open-slot', line, text });
      continue;
    }
    const range = readRange(text);
    if ('problem' in range) {
      report({ kind: range.problem === 'outside' ? 'outside' : 'slots', line, text });
      continue;
    }
    if (node.replicates !== undefined) {
      report({ kind: 'replica-slots', line, text });
      continue;
    }
    for (let slot = range.first; slot <= range.last; slot++) {
      const owner = cluster.owners[slot] ?? nobody;
      if (owner === nobody) cluster.owners[slot] = index;
      else contested.set(owner, [...(contested.get(owner) ?? []), slot]);
    }
  }
  for (const [owner, both] of contested) {
    report({ kind: 'overlap', line, other: lineOf[owner] ?? 0, ranges: rangesOf(both) });
  }
}

function checkMasters(lines: readonly NodeLine[], report: Report) {
  const masters = new Set(
    lines.flatMap(({ node }) => (node.replicates === undefined ? [node.id] : [])),
  );
  if (lines.length > 0 && masters.size === 0) report({ kind: 'no-master' });
  for (const { node, line } of lines) {
    if (node.replicates === undefined || masters.has(node.replicates)) continue;
    report({ kind: 'unknown-master', line, id: node.replicates });
  }
}

function checkCoverage({ owners }: Cluster, report: Report) {
  const free: number[] = [];
  for (let slot = 0; slot < slotCount; slot++) if (owners[slot] === nobody) free.push(slot);
  if (free.length > 0) report({ kind: 'missing', ranges: rangesOf(free) });
}

function lineNumber(problem: NodesProblem): number {
  return 'line' in problem ? problem.line : Infinity;
}
