import type { RedisNode } from '../../src/domain/lab-state/lab-state.ts';
import type { HostName } from './addresses.ts';
import { by } from './ask-engine.ts';
import type { RunOn } from './reach.ts';

// A Redis in cluster mode says so in its title: `redis-server 0.0.0.0:7001 [cluster]`. It is asked from
// inside its own network, whether that is the host's or a container's.
const askEach = String.raw`
for pid in $(pgrep -x redis-server); do
  title=$(tr '\0' ' ' < /proc/$pid/cmdline)
  case "$title" in *'[cluster]'*) ;; *) continue ;; esac
  at=$(echo "$title" | cut -d ' ' -f 2)
  address=$(echo "$at" | sed 's/:[0-9]*$//; s/^\*$/127.0.0.1/; s/^0\.0\.0\.0$/127.0.0.1/')
  port=$(echo "$at" | sed 's/.*://')
  inside="nsenter -t $pid -n"
  echo "= $($inside ip -4 -o addr show dev eth0 | sed -n 's/.* inet \([0-9.]*\).*/\1/p;q')"
  timeout 2 $inside redis-cli -h "$address" -p "$port" cluster nodes 2>/dev/null
done
true`;

/**
 * The Redis Cluster on some hosts: as the node tells it that knows most others, and after that the nodes
 * that are in no cluster yet.
 */
export async function readRedisCluster(
  hosts: readonly HostName[],
  runOn: RunOn,
): Promise<RedisNode[]> {
  const answers = await Promise.all(hosts.map((host) => runOn(host, askEach)));
  return mergeViews(answers.flatMap(({ stdout }) => viewsIn(stdout)));
}

/** What one node says of its cluster. */
interface View {
  /** Its own line. */
  readonly own: RedisNode;
  /** All lines. */
  readonly nodes: readonly RedisNode[];
}

/** The answers of single nodes: a line that begins with `= ` and the node's address stands before each. */
export function viewsIn(text: string): View[] {
  const parts = text.split(/^= /m).slice(1);
  return parts.flatMap((part) => {
    const [ownAddress = '', ...lines] = part.trimEnd().split('\n');
    const own = lines.find((line) => /\bmyself\b/.test(line));
    const ownNode = nodeIn(own ?? '', ownAddress);
    if (ownNode === undefined) return [];
    return [{ own: ownNode, nodes: lines.flatMap((line) => nodeIn(line, ownAddress) ?? []) }];
  });
}

/** The largest view, and what the others know besides; slots that move are told by their own nodes. */
export function mergeViews(views: readonly View[]): RedisNode[] {
  const nodes = new Map<string, RedisNode>();
  for (const view of views.toSorted((a, b) => b.nodes.length - a.nodes.length)) {
    for (const node of view.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node);
  }
  for (const { own } of views) {
    const node = nodes.get(own.id);
    if (node !== undefined) nodes.set(own.id, { ...node, moving: own.moving });
  }
  return [...nodes.values()].sort(by('address'));
}

/**
 * A line of CLUSTER NODES; undefined for any other line, and for a node that is only being met.
 *
 * @param ownAddress - Of the node that answers: before it met another it does not know it.
 * @see https://redis.io/docs/latest/commands/cluster-nodes/
 */
function nodeIn(line: string, ownAddress: string): RedisNode | undefined {
  const [id = '', where = '', flagWords = '', master = '-', , , , , ...slots] = line.split(' ');
  if (!/^[0-9a-f]{40}$/.test(id)) return undefined;
  const flags = flagWords.split(',');
  if (flags.includes('handshake')) return undefined;
  const [address = ''] = where.split('@');
  const isOwn = flags.includes('myself') && address.startsWith(':');
  return {
    id,
    address: isOwn ? ownAddress + address : address,
    role: flags.includes('master') ? 'master' : 'replica',
    master: master === '-' ? null : master,
    health: flags.includes('fail') ? 'failed' : flags.includes('fail?') ? 'suspected' : 'ok',
    slots: slots.flatMap((word) => {
      const range = /^(\d+)(?:-(\d+))?$/.exec(word);
      return range === null ? [] : [[Number(range[1]), Number(range[2] ?? range[1])] as const];
    }),
    moving: slots.flatMap((word) => {
      const match = /^\[(\d+)-([<>])-([0-9a-f]{40})\]$/.exec(word);
      if (match === null) return [];
      const [, slot, sign, node = ''] = match;
      return [{ slot: Number(slot), direction: sign === '>' ? 'out' : 'in', node } as const];
    }),
  };
}
