/** What the engines held after a command, as the recorder wrote it; src/schemas/lab-state.ts holds its shape. */
export interface LabState {
  /** The swarm as one of its managers tells it; empty outside a swarm. */
  readonly nodes: readonly SwarmNode[];
  readonly services: readonly SwarmService[];
  readonly tasks: readonly SwarmTask[];
  /** The nodes of a Redis Cluster, by address; empty where none runs. */
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
/** A node of a Redis Cluster. */
export interface RedisNode {
  readonly id: string;
  /** `192.168.110.101:7001`; `:0` when the cluster has lost it. */
  readonly address: string;
  readonly role: 'master' | 'replica';
  /** The id of the master that a replica follows. */
  readonly master: string | null;
  /** `suspected`: one node does not reach it; `failed`: most masters agree that it is gone. */
  readonly health: 'ok' | 'suspected' | 'failed';
  /** First and last hash slot of each range that it serves. */
  readonly slots: readonly (readonly [first: number, last: number])[];
  /** Slots on their way to or from another node. */
  readonly moving: readonly {
    readonly slot: number;
    /** Out to `node`, or in from it. */
    readonly direction: 'in' | 'out';
    /** The id of the other node. */
    readonly node: string;
  }[];
}
