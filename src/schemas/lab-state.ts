import { z } from 'astro/zod';

const redisId = z.string().regex(/^[0-9a-f]{40}$/);
const slot = z.int().min(0).max(16_383);

const swarmNode = z.strictObject({
  id: z.string(),
  hostname: z.string(),
  role: z.enum(['manager', 'worker']),
  leader: z.boolean(),
  availability: z.enum(['active', 'pause', 'drain']),
  status: z.enum(['unknown', 'down', 'ready', 'disconnected']),
});

const service = z.strictObject({
  id: z.string(),
  name: z.string(),
  image: z.string(),
  /** null for a global service: one task a node. */
  replicas: z.int().nonnegative().nullable(),
});

const task = z.strictObject({
  id: z.string(),
  /** The service's name. */
  service: z.string(),
  /** null for a global service's. */
  slot: z.int().nullable(),
  /** The node's id; null while none is chosen. */
  node: z.string().nullable(),
  desired: z.string(),
  state: z.string(),
});

const redisNode = z.strictObject({
  id: redisId,
  /** `192.168.110.101:7001`; `:0` when the cluster has lost it. */
  address: z.string().regex(/:\d+$/),
  role: z.enum(['master', 'replica']),
  /** The id of the master that a replica follows. */
  master: redisId.nullable(),
  health: z.enum(['ok', 'suspected', 'failed']),
  /** First and last of each range. */
  slots: z.array(z.tuple([slot, slot])),
  /** Slots on their way to or from another node. */
  moving: z.array(z.strictObject({ slot, direction: z.enum(['in', 'out']), node: redisId })),
});

const engine = z.strictObject({
  containers: z.array(
    z.strictObject({ id: z.string(), name: z.string(), image: z.string(), state: z.string() }),
  ),
  /** Without bridge, host and none, which every engine has. */
  networks: z.array(z.strictObject({ name: z.string(), driver: z.string() })),
  volumes: z.array(z.string()),
});

/** What the engines held after a command, as the recorder read it; empty where there is none of a kind. */
export const labState = z.strictObject({
  /** The swarm as one of its managers tells it. */
  nodes: z.array(swarmNode),
  services: z.array(service),
  tasks: z.array(task),
  redis: z.array(redisNode),
  /** By host; one that did not answer is left out. */
  engines: z.record(z.string(), engine),
});
