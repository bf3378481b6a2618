import { describe, expect, test } from 'vitest';
import { labState } from './lab-state.ts';

const id = 'f98b6434989a54cc46c28e391afa4b1d9d09e00f';
const redis = {
  id,
  address: '192.168.110.101:7001',
  role: 'master',
  master: null,
  health: 'ok',
  slots: [[0, 5460]],
  moving: [],
};
const good = { nodes: [], services: [], tasks: [], redis: [redis], engines: {} };

/** Where the schema finds fault. */
function faults(state: unknown) {
  const { error } = labState.safeParse(state);
  return error?.issues.map(({ path }) => path.join('.')) ?? [];
}

describe('labState', () => {
  test('takes a cluster, and an engine without anything', () => {
    const engines = { docker1: { containers: [], networks: [], volumes: [] } };
    expect(faults({ ...good, engines })).toEqual([]);
  });

  test('refuses a slot that Redis does not have', () => {
    expect(faults({ ...good, redis: [{ ...redis, slots: [[0, 16384]] }] })).toEqual([
      'redis.0.slots.0.1',
    ]);
  });

  test('refuses a snapshot of an older recorder, which had the nodes only', () => {
    expect(faults({ nodes: [] })).toEqual(['services', 'tasks', 'redis', 'engines']);
  });
});
