/** What the engines held after a command, as the recorder wrote it; src/schemas/lab-state.ts holds its shape. */
export interface LabState {
  /** The swarm as one of its managers tells it; empty outside a swarm. */
  readonly nodes: readonly SwarmNode[];
  readonly services: readonly SwarmService[];
  readonly tasks: readonly SwarmTask[];
  readonly redis: readonly RedisNode[];
  /** What each recorded host's own engine holds, by the host's name; one that did not answer is absent. */
  readonly engines: Readonly<Record<string, EngineState>>;
}
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
  /** null for a task of a global service. */
  readonly slot: number | null;
  /** The id of its node; null while none is chosen. */
  readonly node: string | null;
  readonly desired: string;
  readonly state: string;
}
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
/** A node of a Redis Cluster. */
export interface RedisNode {
  readonly id: string;
  readonly address: string;
  readonly role: 'master' | 'replica';
  /** The id of the master that a replica follows. */
  readonly master: string | null;
  readonly health: 'ok' | 'suspected' | 'failed';
  /** First and last hash slot of each range. */
  readonly slots: readonly (readonly [number, number])[];
  /** Slots on their way to or from another node. */
  readonly moving: readonly {
    readonly slot: number;
    readonly direction: 'in' | 'out';
    readonly node: string;
  }[];
}
