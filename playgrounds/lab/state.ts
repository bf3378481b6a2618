import type { HostName } from './addresses.ts';
import { runOn } from './enter.ts';
import { pause } from './run.ts';

/** What the engines held after a command. */
export interface LabState {
  /** The swarm as its first manager among the hosts tells it; empty without a manager. */
  readonly nodes: readonly SwarmNode[];
  readonly services: readonly SwarmService[];
  readonly tasks: readonly SwarmTask[];
  /** Each recorded host whose engine answers. */
  readonly engines: Readonly<Partial<Record<HostName, EngineState>>>;
}

/** A node of a swarm as the engine's API on a manager tells it. */
export interface SwarmNode {
  readonly id: string;
  readonly hostname: string;
  readonly role: 'manager' | 'worker';
  readonly leader: boolean;
  readonly availability: 'active' | 'pause' | 'drain';
  readonly status: 'unknown' | 'down' | 'ready' | 'disconnected';
}

export interface SwarmService {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  /** How many tasks are wanted; null for a global service: one a node. */
  readonly replicas: number | null;
}

export interface SwarmTask {
  readonly id: string;
  readonly service: string;
  /** null for a global service's. */
  readonly slot: number | null;
  /** The id of its node; null while none is chosen. */
  readonly node: string | null;
  readonly desired: string;
  readonly state: string;
}

/** What one host's engine holds; the three networks every engine has are left out. */
export interface EngineState {
  readonly containers: readonly ContainerState[];
  readonly networks: readonly { readonly name: string; readonly driver: string }[];
  readonly volumes: readonly string[];
}

export interface ContainerState {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  /** Such as `running`, `exited`, `paused`. */
  readonly state: string;
}

/** The parts that are read of the API's answers. */
interface ApiNode {
  ID: string;
  Description: { Hostname?: string };
  Spec: { Role: SwarmNode['role']; Availability: SwarmNode['availability'] };
  Status: { State: SwarmNode['status'] };
  ManagerStatus?: { Leader?: boolean };
}
interface ApiService {
  ID: string;
  Spec: {
    Name: string;
    Mode: { Replicated?: { Replicas: number } };
    TaskTemplate: { ContainerSpec?: { Image: string } };
  };
}
interface ApiTask {
  ID: string;
  ServiceID: string;
  Slot?: number;
  NodeID?: string;
  DesiredState: string;
  Status: { State: string };
}
interface ApiContainer {
  Id: string;
  Names: string[];
  Image: string;
  State: string;
}
interface ApiNetwork {
  Name: string;
  Driver: string;
}
interface ApiVolumes {
  Volumes: { Name: string }[] | null;
}

const everyEngine = new Set(['bridge', 'host', 'none']);

/**
 * What the engines hold; one that does not answer is left out.
 *
 * @param everyHost - The hosts among which a manager is looked for.
 * @param hosts - Those whose own things are read.
 * @see https://docs.docker.com/reference/api/engine/version/v1.45/
 */
export async function readState(
  everyHost: readonly HostName[],
  hosts: readonly HostName[],
): Promise<LabState> {
  const engines = await Promise.all(
    hosts.map(async (host) => [host, await readEngine(host)] as const),
  );
  const answering = engines.filter(([, engine]) => engine !== undefined);
  return { ...(await readSwarm(everyHost)), engines: Object.fromEntries(answering) };
}

async function readEngine(host: HostName): Promise<EngineState | undefined> {
  const answers = await ask(host, ['containers/json?all=1', 'networks', 'volumes']);
  if (answers === undefined) return undefined;
  const [containers, networks, volumes] = answers as [ApiContainer[], ApiNetwork[], ApiVolumes];
  return {
    containers: containers
      .map(({ Id, Names, Image, State }) => ({
        id: Id.slice(0, 12),
        name: (Names[0] ?? '').replace('/', ''),
        image: Image,
        state: State,
      }))
      .sort(by('name')),
    networks: networks
      .filter(({ Name }) => !everyEngine.has(Name))
      .map(({ Name, Driver }) => ({ name: Name, driver: Driver }))
      .sort(by('name')),
    volumes: (volumes.Volumes ?? []).map(({ Name }) => Name).sort(),
  };
}

async function readSwarm(hosts: readonly HostName[]): Promise<Omit<LabState, 'engines'>> {
  for (const host of hosts) {
    const nodes = await readNodes(host);
    if (nodes === undefined) continue;
    const [services, tasks] = (await ask(host, ['services', 'tasks'])) as [ApiService[], ApiTask[]];
    const names = new Map(services.map(({ ID, Spec }) => [ID, Spec.Name]));
    return {
      nodes: nodes.map(swarmNode).sort(by('hostname')),
      services: services.map(swarmService).sort(by('name')),
      tasks: tasks
        .map((task) => swarmTask(task, names))
        .sort((a, b) => by('service')(a, b) || (a.slot ?? 0) - (b.slot ?? 0)),
    };
  }
  return { nodes: [], services: [], tasks: [] };
}

async function readNodes(host: HostName): Promise<ApiNode[] | undefined> {
  for (let attempt = 1; ; attempt++) {
    const answers = await ask(host, ['nodes']);
    if (answers === undefined) return undefined;
    const [nodes] = answers as [ApiNode[]];
    // A node that joined this very moment has not told its name yet.
    if (attempt === 20 || nodes.every((node) => node.Description.Hostname)) return nodes;
    await pause(100);
  }
}

/** The answers to some GETs of one engine; undefined when it is not there or refuses one. */
async function ask(host: HostName, paths: readonly string[]): Promise<unknown[] | undefined> {
  const urls = paths.map((path) => `'http://docker/v1.45/${path}'`).join(' ');
  const curl = `curl -sS --fail-early -f --max-time 5 --unix-socket /var/run/docker.sock ${urls}`;
  const { status, stdout } = await runOn(host, curl);
  if (status !== 0) return undefined;
  const lines = stdout.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as unknown);
}

function swarmNode(node: ApiNode): SwarmNode {
  return {
    id: node.ID,
    hostname: node.Description.Hostname ?? '',
    role: node.Spec.Role,
    leader: node.ManagerStatus?.Leader ?? false,
    availability: node.Spec.Availability,
    status: node.Status.State,
  };
}

function swarmService({ ID, Spec }: ApiService): SwarmService {
  return {
    id: ID,
    name: Spec.Name,
    image: (Spec.TaskTemplate.ContainerSpec?.Image ?? '').replace(/@sha256:.*/, ''),
    replicas: Spec.Mode.Replicated?.Replicas ?? null,
  };
}

function swarmTask(task: ApiTask, services: ReadonlyMap<string, string>): SwarmTask {
  return {
    id: task.ID,
    service: services.get(task.ServiceID) ?? task.ServiceID,
    slot: task.Slot ?? null,
    node: task.NodeID ?? null,
    desired: task.DesiredState,
    state: task.Status.State,
  };
}

function by<Key extends string>(key: Key) {
  return (a: Readonly<Record<Key, string>>, b: Readonly<Record<Key, string>>): number =>
    a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0;
}
