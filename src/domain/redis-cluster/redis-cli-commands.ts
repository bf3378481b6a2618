import type { Cluster, SlotMove } from './cluster.ts';
import { wordsOf } from './form.ts';
import { formatRange, rangesOf } from './ranges.ts';
import type { Created } from './start.ts';
import type { StepOutcome } from './step.ts';

/** A question of redis-cli and what to answer. */
export interface Answer {
  /** As redis-cli prints it, without the number of the source. */
  readonly question: string;
  readonly answer: string;
}

/** `redis-cli --cluster create` for these nodes. Long commands are broken, one option a line. */
export function createCommand({ addresses, replicasPerMaster }: Created): string {
  const lines = ['redis-cli --cluster create', ...inRows(addresses)];
  if (replicasPerMaster > 0) lines.push(`--cluster-replicas ${replicasPerMaster}`);
  return broken(lines);
}

/** The commands of a step, ready to be copied; ids that are not known are written `<6387 的节点 ID>`. */
export function stepCommands({ form, before, moves, reshard, rebalance }: StepOutcome): string {
  const entry = entryOf(before);
  const idOf = (address: string) => idText(before, address);
  switch (form.kind) {
    case 'add':
      return broken(['redis-cli --cluster add-node', form.address.trim(), entry]);
    case 'remove':
      return broken(['redis-cli --cluster del-node', entry, idOf(form.address)]);
    case 'reshard': {
      const from = form.from.trim();
      return broken([
        `redis-cli --cluster reshard ${entry}`,
        `--cluster-from ${from === 'all' ? 'all' : wordsOf(from).map(idOf).join(',')}`,
        `--cluster-to ${idOf(form.to)}`,
        `--cluster-slots ${reshard?.asked ?? form.slots}`,
        '--cluster-yes',
      ]);
    }
    case 'rebalance': {
      if (rebalance === undefined) return '';
      const weights = wordsOf(form.weights).map((word) => {
        const at = word.lastIndexOf('=');
        return `${idOf(word.slice(0, at))}${word.slice(at)}`;
      });
      return broken([
        `redis-cli --cluster rebalance ${entry}`,
        ...(weights.length > 0 ? [`--cluster-weight ${weights.join(' ')}`] : []),
        `--cluster-threshold ${form.threshold.trim()}`,
        ...(form.empty === 'yes' ? ['--cluster-use-empty-masters'] : []),
      ]);
    }
    case 'move':
      return moveCommands(before, moves);
  }
}

/** What redis-cli asks during a reshard without flags, and what to answer. */
export function reshardAnswers({ form, before, reshard }: StepOutcome): readonly Answer[] {
  const from = form.from.trim();
  const sources =
    from === 'all' ? ['all'] : [...wordsOf(from).map((each) => idText(before, each)), 'done'];
  return [
    {
      question: 'How many slots do you want to move (from 1 to 16384)?',
      answer: String(reshard?.asked ?? form.slots),
    },
    { question: 'What is the receiving node ID?', answer: idText(before, form.to) },
    ...sources.map((answer, index) => ({ question: `Source node #${index + 1}:`, answer })),
    {
      question: 'Do you want to proceed with the proposed reshard plan (yes/no)?',
      answer: 'yes',
    },
  ];
}

/** The node ID of a master, or a placeholder when only a real cluster knows it. */
export function idText({ nodes }: Cluster, address: string): string {
  const id = nodes.find((node) => node.address === address.trim())?.id ?? '';
  return /^[0-9a-f]{40}$/.test(id) ? id : `<${portOf(address)} 的节点 ID>`;
}

/** The first node: redis-cli can be pointed at any. */
function entryOf({ nodes }: Cluster): string {
  return nodes[0]?.address ?? '';
}

function portOf(address: string): string {
  return address.slice(address.lastIndexOf(':') + 1);
}

/**
 * Named slots, moved as redis-cli moves each slot: the receiver says importing, the source says migrating, the
 * keys go, and then both learn the new owner; the others hear of it from them. Keys with a line break in them do
 * not survive a shell; redis-cli -e (7.0) makes an error reply end the loop.
 *
 * @see clusterManagerMoveSlot() in redis/src/redis-cli.c
 */
function moveCommands(cluster: Cluster, moves: readonly SlotMove[]): string {
  const [move] = moves;
  const source = cluster.nodes[move?.from ?? -1]?.address ?? '';
  const target = cluster.nodes[move?.to ?? -1]?.address ?? '';
  const slots = rangesOf(moves.map(({ slot }) => slot).sort((a, b) => a - b));
  const list = slots.map(({ first, last }) =>
    first === last ? formatRange({ first, last }) : `$(seq ${first} ${last})`,
  );
  const [host, port] = [target.slice(0, target.lastIndexOf(':')), portOf(target)];
  const at = (address: string) =>
    `redis-cli -h ${address.slice(0, address.lastIndexOf(':'))} -p ${portOf(address)}`;
  return [
    `for slot in ${list.join(' ')}; do`,
    `  ${at(target)} cluster setslot $slot importing ${idText(cluster, source)}`,
    `  ${at(source)} cluster setslot $slot migrating ${idText(cluster, target)}`,
    `  while keys=$(${at(source)} cluster getkeysinslot $slot 100) && [ -n "$keys" ]; do`,
    `    echo "$keys" | xargs -d '\\n' ${at(source)} -e migrate ${host} ${port} "" 0 5000 keys || break 2`,
    '  done',
    `  ${at(target)} cluster setslot $slot node ${idText(cluster, target)}`,
    `  ${at(source)} cluster setslot $slot node ${idText(cluster, target)}`,
    'done',
  ].join('\n');
}

/** Addresses three a line. */
function inRows(addresses: readonly string[]): readonly string[] {
  return Array.from({ length: Math.ceil(addresses.length / 3) }, (_, row) =>
    addresses.slice(3 * row, 3 * row + 3).join(' '),
  );
}

function broken(lines: readonly string[]): string {
  return lines.join(' \\\n  ');
}
