import {
  afterMoves,
  mastersOf,
  nobody,
  slotCounts,
  type Cluster,
  type ClusterNode,
  type SlotMove,
} from './cluster.ts';
import { readCount, wordsOf, type StepForm } from './form.ts';
import { slotCount } from './key-slot.ts';
import { rangesOf, readRange, type RangeProblem, type SlotRange } from './ranges.ts';
import { movesOf, rebalancePlan, type RebalancePlan } from './rebalance.ts';
import { allSources, reshardPlan, type ReshardPlan } from './reshard.ts';

/** What is wrong with the field that it names; masters by their address. */
export type StepProblem =
  | { readonly field: 'slots' | 'threshold'; readonly kind: 'no-number'; readonly text: string }
  | { readonly field: 'slots'; readonly kind: 'slots-outside' }
  | { readonly field: StepField; readonly kind: 'no-such-master'; readonly text: string }
  | { readonly field: 'to' | 'from' | 'address'; readonly kind: 'none-chosen' }
  | { readonly field: 'from'; readonly kind: 'target-as-source' | 'sources-empty' }
  | { readonly field: 'ranges'; readonly kind: 'no-range' }
  | { readonly field: 'ranges'; readonly kind: RangeProblem; readonly text: string }
  | {
      readonly field: 'ranges';
      readonly kind: 'not-owned';
      readonly ranges: readonly SlotRange[];
      readonly owner: string | undefined;
    }
  | {
      readonly field: 'address';
      readonly kind: 'bad-address' | 'bad-port' | 'taken';
      readonly text: string;
    }
  | { readonly field: 'address'; readonly kind: 'not-empty'; readonly owned: number }
  | { readonly field: 'weights'; readonly kind: 'bad-weight'; readonly text: string }
  | { readonly field: 'weights'; readonly kind: 'no-weight' | 'endless' };

/** The fields that can name a master. */
export type StepField = 'to' | 'from' | 'address' | 'weights';

/** What a step does; without `after` it cannot be done, and the problems say why. */
export interface StepOutcome {
  readonly form: StepForm;
  readonly problems: readonly StepProblem[];
  readonly before: Cluster;
  readonly after?: Cluster | undefined;
  readonly moves: readonly SlotMove[];
  readonly reshard?: (ReshardPlan & { readonly asked: number }) | undefined;
  readonly rebalance?: RebalancePlan | undefined;
}

/** Steps one after the other; after one that cannot be done, the rest is not tried. */
export function runSteps(cluster: Cluster, forms: readonly StepForm[]): readonly StepOutcome[] {
  const outcomes: StepOutcome[] = [];
  let now: Cluster | undefined = cluster;
  for (const form of forms) {
    if (now === undefined) break;
    const outcome = runStep(now, form);
    outcomes.push(outcome);
    now = outcome.after;
  }
  return outcomes;
}

/** One step, from what is typed to the cluster after it. */
export function runStep(cluster: Cluster, form: StepForm): StepOutcome {
  const result = doers[form.kind](cluster, form);
  const base = { form, before: cluster, moves: [] };
  return 'problems' in result ? { ...base, ...result } : { ...base, problems: [], ...result };
}

type Result =
  | { readonly problems: readonly StepProblem[] }
  | (Pick<StepOutcome, 'reshard' | 'rebalance'> & {
      readonly after: Cluster;
      readonly moves?: readonly SlotMove[];
    });

const doers: Readonly<Record<StepForm['kind'], (cluster: Cluster, form: StepForm) => Result>> = {
  add: addMaster,
  reshard,
  move: moveNamed,
  rebalance,
  remove: removeMaster,
};

function addMaster(cluster: Cluster, { address: typed }: StepForm): Result {
  const address = typed.trim();
  const field = 'address';
  if (!/^[^\s:]+(?::[^\s:]+)*:\d{1,5}$/.test(address)) {
    return { problems: [{ field, kind: 'bad-address', text: address }] };
  }
  const port = Number(address.slice(address.lastIndexOf(':') + 1));
  // The bus port is 10000 higher, and both must be ports.
  if (port < 1 || port + 10_000 > 65_535) {
    return { problems: [{ field, kind: 'bad-port', text: address }] };
  }
  if (cluster.nodes.some((node) => node.address === address)) {
    return { problems: [{ field, kind: 'taken', text: address }] };
  }
  return { after: { ...cluster, nodes: [...cluster.nodes, { id: address, address }] } };
}

function removeMaster(cluster: Cluster, { address }: StepForm): Result {
  const node = masterAt(cluster, address, 'address');
  if (typeof node !== 'number') return { problems: [node] };
  const owned = slotCounts(cluster)[node] ?? 0;
  if (owned > 0) return { problems: [{ field: 'address', kind: 'not-empty', owned }] };
  const { id } = cluster.nodes[node] ?? {};
  // Replicas of a master that goes find another one by themselves or go with it; they own nothing either way.
  const stay = (each: ClusterNode, index: number) => index !== node && each.replicates !== id;
  const places = new Map<number, number>();
  cluster.nodes.forEach((each, index) => {
    if (stay(each, index)) places.set(index, places.size);
  });
  return {
    after: {
      nodes: cluster.nodes.filter(stay),
      owners: cluster.owners.map((owner) => places.get(owner) ?? nobody),
    },
  };
}

function reshard(cluster: Cluster, form: StepForm): Result {
  const problems: StepProblem[] = [];
  const slots = readCount(form.slots);
  if (slots === undefined) problems.push({ field: 'slots', kind: 'no-number', text: form.slots });
  else if (slots < 1 || slots > slotCount) problems.push({ field: 'slots', kind: 'slots-outside' });
  const to = masterAt(cluster, form.to, 'to');
  if (typeof to !== 'number') problems.push(to);
  const isAll = form.from.trim() === 'all';
  const named = isAll ? [] : wordsOf(form.from).map((word) => masterAt(cluster, word, 'from'));
  if (!isAll && named.length === 0) problems.push({ field: 'from', kind: 'none-chosen' });
  problems.push(...named.filter((each) => typeof each !== 'number'));
  const from = isAll && typeof to === 'number' ? allSources(cluster, to) : [...new Set(named)];
  if (typeof to === 'number' && from.includes(to)) {
    problems.push({ field: 'from', kind: 'target-as-source' });
  }
  if (problems.length > 0 || slots === undefined || typeof to !== 'number') return { problems };
  const sources = from.filter((each) => typeof each === 'number');
  const plan = reshardPlan(cluster, { to, from: sources, slots });
  if (plan.moves.length === 0) return { problems: [{ field: 'from', kind: 'sources-empty' }] };
  return {
    after: afterMoves(cluster, plan.moves),
    moves: plan.moves,
    reshard: { ...plan, asked: slots },
  };
}

function moveNamed(cluster: Cluster, form: StepForm): Result {
  const from = masterAt(cluster, form.from, 'from');
  const to = masterAt(cluster, form.to, 'to');
  const words = wordsOf(form.ranges);
  const read = words.map((text) => ({ text, range: readRange(text) }));
  const problems: StepProblem[] = [from, to].filter((each) => typeof each !== 'number');
  if (words.length === 0) problems.push({ field: 'ranges', kind: 'no-range' });
  for (const { text, range } of read) {
    if ('problem' in range) problems.push({ field: 'ranges', kind: range.problem, text });
  }
  if (typeof from !== 'number' || typeof to !== 'number') return { problems };
  if (from === to) problems.push({ field: 'from', kind: 'target-as-source' });
  const slots = new Set(
    read.flatMap(({ range }) => ('problem' in range ? [] : [...numbersOf(range)])),
  );
  problems.push(...notOwned(cluster, from, slots));
  if (problems.length > 0) return { problems };
  const moves = [...slots].map((slot) => ({ slot, from, to }));
  return { after: afterMoves(cluster, moves), moves };
}

/** Named slots that the source does not own, by who owns them. */
function notOwned(cluster: Cluster, from: number, slots: ReadonlySet<number>): StepProblem[] {
  const byOwner = new Map<number, number[]>();
  for (const slot of slots) {
    const owner = cluster.owners[slot] ?? nobody;
    if (owner !== from) byOwner.set(owner, [...(byOwner.get(owner) ?? []), slot]);
  }
  return [...byOwner].map(([owner, strange]) => ({
    field: 'ranges',
    kind: 'not-owned',
    ranges: rangesOf(strange.sort((a, b) => a - b)),
    owner: cluster.nodes[owner]?.address,
  }));
}

function rebalance(cluster: Cluster, form: StepForm): Result {
  const problems: StepProblem[] = [];
  const weights = new Map<number, number>();
  for (const text of wordsOf(form.weights)) {
    const [, address = '', number] = /^(.+)=(\d{1,6}(?:\.\d{1,6})?)$/.exec(text) ?? [];
    if (number === undefined) {
      problems.push({ field: 'weights', kind: 'bad-weight', text });
      continue;
    }
    const node = masterAt(cluster, address, 'weights');
    if (typeof node === 'number') weights.set(node, Number(number));
    else problems.push(node);
  }
  const threshold = form.threshold.trim();
  if (!/^\d{1,6}(\.\d{1,6})?$/.test(threshold)) {
    problems.push({ field: 'threshold', kind: 'no-number', text: threshold });
  }
  if (problems.length > 0) return { problems };
  const request = {
    weights,
    threshold: Number(threshold),
    useEmptyMasters: form.empty === 'yes',
  };
  const plan = rebalancePlan(cluster, request);
  if (plan.problem === 'no-weight' || plan.problem === 'endless') {
    return { problems: [{ field: 'weights', kind: plan.problem }] };
  }
  const moves = movesOf(plan.transfers);
  return { after: afterMoves(cluster, moves), moves, rebalance: plan };
}

/** The master with an address, or what is wrong with the field that names it. */
function masterAt(cluster: Cluster, typed: string, field: StepField): number | StepProblem {
  const address = typed.trim();
  if (address === '' && field !== 'weights') return { field, kind: 'none-chosen' };
  const node = mastersOf(cluster).find((each) => cluster.nodes[each]?.address === address);
  return node ?? { field, kind: 'no-such-master', text: address };
}

function* numbersOf({ first, last }: SlotRange): Iterable<number> {
  for (let slot = first; slot <= last; slot++) yield slot;
}
