import type {
  LabState,
  SwarmNode,
  SwarmService,
  SwarmTask,
} from '../../src/domain/lab-state/lab-state.ts';
import type { HostName } from './addresses.ts';
import { ask, by, usualSeconds } from './ask-engine.ts';
import type { RunOn } from './reach.ts';
import { pause } from './run.ts';

/** A swarm as one of its managers tells it; empty lists without a manager. */
type SwarmState = Pick<LabState, 'nodes' | 'services' | 'tasks'>;

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
/**
 * The swarm as the first manager among the hosts tells it.
 *
 * @throws When a manager tells its nodes and then no more: half a swarm is not to be recorded.
 */
export async function readSwarm(
  hosts: readonly HostName[],
  runOn: RunOn,
  withinSeconds = usualSeconds,
): Promise<SwarmState> {
  for (const host of hosts) {
    const nodes = await readNodes(host, runOn, withinSeconds);
    if (nodes === undefined) continue;
    const answers = await ask(host, ['services', 'tasks'], runOn, withinSeconds);
    if (answers === undefined) {
      throw new Error(
        `${host} told its nodes, and its services and tasks not within ${withinSeconds} s.`,
      );
    }
    const [services, tasks] = answers as [ApiService[], ApiTask[]];
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

async function readNodes(
  host: HostName,
  runOn: RunOn,
  withinSeconds: number,
): Promise<ApiNode[] | undefined> {
  for (let attempt = 1; ; attempt++) {
    const answers = await ask(host, ['nodes'], runOn, withinSeconds);
    if (answers === undefined) return undefined;
    const [nodes] = answers as [ApiNode[]];
    // A node that joined this very moment has not told its name yet.
    if (attempt === 20 || nodes.every((node) => node.Description.Hostname)) return nodes;
    await pause(100);
  }
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
