import type { HostName } from './addresses.ts';
import { runOn } from './enter.ts';
import { pause } from './run.ts';

/** A node of a swarm as the engine's API on a manager tells it. */
export interface SwarmNode {
  readonly id: string;
  readonly hostname: string;
  readonly role: 'manager' | 'worker';
  readonly leader: boolean;
  readonly availability: 'active' | 'pause' | 'drain';
  readonly status: 'unknown' | 'down' | 'ready' | 'disconnected';
}

/** What the engines held after a command. */
export interface LabState {
  readonly nodes: readonly SwarmNode[];
}

/** The parts that are read of an answer of `GET /nodes`. */
interface ApiNode {
  ID: string;
  Description: { Hostname?: string };
  Spec: { Role: SwarmNode['role']; Availability: SwarmNode['availability'] };
  Status: { State: SwarmNode['status'] };
  ManagerStatus?: { Leader?: boolean };
}

/**
 * The swarm as its first manager among the hosts sees it; null when none of them is a manager.
 *
 * @see https://docs.docker.com/reference/api/engine/version/v1.45/#tag/Node/operation/NodeList
 */
export async function readState(hosts: readonly HostName[]): Promise<LabState | null> {
  for (const host of hosts) {
    const nodes = await readNodes(host);
    if (nodes !== undefined) return { nodes: nodes.map(swarmNode).sort(byHostname) };
  }
  return null;
}

async function readNodes(host: HostName): Promise<ApiNode[] | undefined> {
  const curl = 'curl -sf --unix-socket /var/run/docker.sock http://docker/v1.45/nodes';
  for (let attempt = 1; ; attempt++) {
    const { status, stdout } = await runOn(host, curl);
    if (status !== 0) return undefined;
    const nodes = JSON.parse(stdout) as ApiNode[];
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

function byHostname(a: SwarmNode, b: SwarmNode): number {
  return a.hostname < b.hostname ? -1 : a.hostname > b.hostname ? 1 : 0;
}
