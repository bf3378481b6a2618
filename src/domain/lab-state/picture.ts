import type { EngineState, LabState, RedisNode, SwarmNode, SwarmTask } from './lab-state.ts';

/** What a command did to a thing. */
export type Change =
  | 'new' // It was not there before.
  | 'changed' // It was there and looks different now.
  | 'gone'; // It was there and is no more.

/** How a thing is, for its colour; the word beside it says the same. */
export type Tone = 'ok' | 'bad' | 'wait' | 'still';

/** A small thing on a host: a task, a container, a network, a volume. */
export interface Chip {
  readonly name: string;
  /** Such as `running`; empty for what has no state. */
  readonly state: string;
  readonly tone: Tone;
  readonly change: Change | undefined;
}

/** One host of the picture. */
export interface HostPicture {
  readonly name: string;
  /** Its place in the swarm; undefined when it is in none, or nobody looked. */
  readonly node: Pick<SwarmNode, 'role' | 'leader' | 'availability' | 'status'> | undefined;
  /** The session has a swarm, and this host is not in it. */
  readonly isOutside: boolean;
  readonly change: Change | undefined;
  readonly tasks: readonly Chip[];
  readonly containers: readonly Chip[];
  readonly networks: readonly Chip[];
  readonly volumes: readonly Chip[];
}

/** A master of a Redis Cluster. */
export interface MasterPicture {
  /** Its address. */
  readonly name: string;
  readonly health: RedisNode['health'];
  readonly slots: RedisNode['slots'];
  /** How many slots that is. */
  readonly count: number;
  /** How many of them are on their way. */
  readonly moving: number;
  readonly replicas: readonly Chip[];
  readonly change: Change | undefined;
}

/** The cluster after a command, with what the command changed. */
export interface Picture {
  readonly hosts: readonly HostPicture[];
  /** Tasks that no node has yet. */
  readonly unplaced: readonly Chip[];
  readonly masters: readonly MasterPicture[];
  readonly isEmpty: boolean;
}

/**
 * Draws up the picture of a state.
 *
 * @param before - The state after the command before; undefined marks nothing as changed.
 * @param hosts - The hosts of the session: they stand in the picture from the start.
 */
export function pictureOf(
  state: LabState,
  before: LabState | undefined,
  hosts: readonly string[],
): Picture {
  const nodes = state.nodes;
  const hostnames = nodes.map(({ hostname }) => hostname);
  const hasSwarm = nodes.length > 0 || (before?.nodes.length ?? 0) > 0;
  const names = [...new Set([...hosts, ...hostnames])].sort();
  const pictures = names.map((name) => hostPicture(name, { state, before, hasSwarm }));
  const unplaced = taskChips(state, before, null);
  const masters = masterPictures(state, before);
  const isEmpty =
    masters.length === 0 &&
    unplaced.length === 0 &&
    pictures.every(
      ({ node, tasks, containers, networks, volumes, change }) =>
        node === undefined &&
        change === undefined &&
        [tasks, containers, networks, volumes].every((chips) => chips.length === 0),
    );
  return { hosts: pictures, unplaced, masters, isEmpty };
}

/**
 * The hosts whose own containers, networks and volumes are worth telling: those given, and where one changed;
 * when that is none, as for a visitor's host that holds nothing, all that hold something.
 */
export function hostsToTell({ hosts }: Picture, active: readonly string[]): readonly HostPicture[] {
  const chipsOf = ({ containers, networks, volumes }: HostPicture) => [
    ...containers,
    ...networks,
    ...volumes,
  ];
  const holding = hosts.filter((host) => chipsOf(host).length > 0);
  const told = holding.filter(
    (host) =>
      active.includes(host.name) || chipsOf(host).some(({ change }) => change !== undefined),
  );
  return told.length > 0 ? told : holding;
}

/** What is compared: the state, and the one before it. */
interface Compared {
  readonly state: LabState;
  readonly before: LabState | undefined;
}

function hostPicture(
  name: string,
  { state, before, hasSwarm }: Compared & { hasSwarm: boolean },
): HostPicture {
  const node = state.nodes.find(({ hostname }) => hostname === name);
  const old = before?.nodes.find(({ hostname }) => hostname === name);
  const serviceNames = new Set(state.services.map((service) => service.name));
  const [engine, oldEngine] = [state.engines[name], before?.engines[name]];
  // The first look at an engine changes nothing.
  const known = before === undefined ? undefined : (oldEngine ?? emptyEngine);
  return {
    name,
    node,
    isOutside: hasSwarm && node === undefined,
    change: before === undefined ? undefined : nodeChange(node, old),
    tasks: node === undefined ? [] : taskChips(state, before, node.id),
    containers: chips(
      containersOf(engine, serviceNames),
      known === undefined ? undefined : containersOf(known, serviceNames),
    ),
    networks: chips(
      engine?.networks.map((network) => ({ name: network.name, state: network.driver })) ?? [],
      known?.networks.map((network) => ({ name: network.name, state: network.driver })),
    ),
    volumes: chips(
      engine?.volumes.map((volume) => ({ name: volume, state: '' })) ?? [],
      known?.volumes.map((volume) => ({ name: volume, state: '' })),
    ),
  };
}

const emptyEngine: EngineState = { containers: [], networks: [], volumes: [] };

function nodeChange(node: SwarmNode | undefined, old: SwarmNode | undefined): Change | undefined {
  if (node === undefined) return old === undefined ? undefined : 'gone';
  if (old === undefined) return 'new';
  const isSame =
    node.role === old.role &&
    node.leader === old.leader &&
    node.availability === old.availability &&
    node.status === old.status;
  return isSame ? undefined : 'changed';
}

/** A thing that can be told apart by its name. */
interface Thing {
  readonly name: string;
  readonly state: string;
}

/** Containers of tasks are told as tasks. */
function containersOf(
  engine: EngineState | undefined,
  services: ReadonlySet<string>,
): readonly Thing[] {
  return (engine?.containers ?? [])
    .filter(({ name }) => !services.has(/^(.+)\.[^.]+\.[a-z0-9]{25}$/.exec(name)?.[1] ?? ''))
    .map(({ name, state }) => ({ name, state }));
}

function chips(things: readonly Thing[], before: readonly Thing[] | undefined): readonly Chip[] {
  const old = new Map((before ?? []).map(({ name, state }) => [name, state]));
  const now = new Set(things.map(({ name }) => name));
  const present = things.map(({ name, state }): Chip => {
    const was = old.get(name);
    const change = was === undefined ? 'new' : was === state ? undefined : 'changed';
    return { name, state, tone: toneOf(state), change: before === undefined ? undefined : change };
  });
  const gone = (before ?? [])
    .filter(({ name }) => !now.has(name))
    .map(({ name }): Chip => ({ name, state: '', tone: 'still', change: 'gone' }));
  return [...present, ...gone];
}

/** Tasks of one node, or those without a node; of those that are over only what went wrong is shown. */
function taskChips(
  { tasks }: LabState,
  before: LabState | undefined,
  node: string | null,
): readonly Chip[] {
  const isSeen = ({ state, desired }: SwarmTask): boolean =>
    desired !== 'shutdown' && desired !== 'remove'
      ? true
      : state === 'failed' || state === 'rejected';
  const thingsOf = (all: readonly SwarmTask[]): readonly Thing[] =>
    all
      .filter((task) => task.node === node && isSeen(task))
      .map((task) => ({
        name: task.slot === null ? task.service : `${task.service}.${task.slot}`,
        state: task.state,
      }));
  return chips(thingsOf(tasks), before === undefined ? undefined : thingsOf(before.tasks));
}

function masterPictures(state: LabState, before: LabState | undefined): readonly MasterPicture[] {
  const masters = state.redis.filter(({ role }) => role === 'master');
  const replicasOf = (all: readonly RedisNode[], id: string): readonly Thing[] =>
    all
      .filter(({ master }) => master === id)
      .map(({ address, health }) => ({ name: address, state: health === 'ok' ? '' : health }));
  return masters.map((master) => {
    const { id, address, health, slots, moving } = master;
    const old = before?.redis.find((node) => node.id === id && node.role === 'master');
    const isSame = JSON.stringify(told(old)) === JSON.stringify(told(master));
    const change = old === undefined ? 'new' : isSame ? undefined : 'changed';
    return {
      name: address,
      health,
      slots,
      count: slots.reduce((sum, [first, last]) => sum + last - first + 1, 0),
      moving: moving.length,
      replicas: chips(
        replicasOf(state.redis, id),
        before === undefined ? undefined : replicasOf(before.redis, id),
      ),
      change: before === undefined ? undefined : change,
    };
  });
}

/** What of a master is told, and so can change. */
function told(node: RedisNode | undefined): unknown {
  return [node?.slots, node?.moving.length, node?.health];
}

function toneOf(state: string): Tone {
  if (/^(running|ready|complete)$/.test(state)) return 'ok';
  if (/^(failed|rejected|dead|orphaned|suspected)$/.test(state)) return 'bad';
  if (/^(exited|shutdown|paused|bridge|overlay|host|macvlan|null|remove|)$/.test(state))
    return 'still';
  return 'wait';
}
