import { describe, expect, test } from 'vitest';
import type { EngineState, LabState, RedisNode, SwarmNode, SwarmTask } from './lab-state.ts';
import { hostsToTell, pictureOf } from './picture.ts';

const empty: LabState = { nodes: [], services: [], tasks: [], redis: [], engines: {} };
const bare: EngineState = { containers: [], networks: [], volumes: [] };

function node(hostname: string, fields: Partial<SwarmNode> = {}): SwarmNode {
  return {
    id: `id-${hostname}`,
    hostname,
    role: 'manager',
    leader: false,
    availability: 'active',
    status: 'ready',
    ...fields,
  };
}
function task(slot: number, fields: Partial<SwarmTask> = {}): SwarmTask {
  return {
    id: `task-${slot}`,
    service: 'web',
    slot,
    node: 'id-docker1',
    desired: 'running',
    state: 'running',
    ...fields,
  };
}
const service = { id: 's', name: 'web', image: 'nginx:1.22', replicas: 2 };

/** A host of a picture with the changes of everything on it. */
function changesOn(state: LabState, before: LabState | undefined, name = 'docker1') {
  const host = pictureOf(state, before, [name]).hosts.find((each) => each.name === name);
  const chips = [host?.tasks, host?.containers, host?.networks, host?.volumes].flatMap(
    (list) => list ?? [],
  );
  return {
    host: host?.change,
    chips: chips.map(({ name: chip, change, tone }) => `${chip} ${change ?? '='} ${tone}`),
  };
}

describe('pictureOf', () => {
  test('has the hosts of the session from the start, and says who is outside the swarm', () => {
    const { hosts } = pictureOf({ ...empty, nodes: [node('docker1')] }, undefined, [
      'docker1',
      'docker2',
    ]);
    expect(hosts.map(({ name, isOutside, change }) => [name, isOutside, change])).toEqual([
      ['docker1', false, undefined],
      ['docker2', true, undefined],
    ]);
  });

  test('marks a node that came, changed or left', () => {
    const one = { ...empty, nodes: [node('docker1')] };
    const drained = { ...empty, nodes: [node('docker1', { availability: 'drain' })] };
    expect(changesOn(one, empty).host).toBe('new');
    expect(changesOn(drained, one).host).toBe('changed');
    expect(changesOn(one, one).host).toBeUndefined();
    expect(changesOn(empty, one).host).toBe('gone');
  });

  test('puts tasks on their nodes, and leaves out what was shut down without a fault', () => {
    const nodes = [node('docker1')];
    const before = { ...empty, nodes, services: [service], tasks: [task(1), task(2)] };
    const after = {
      ...before,
      tasks: [
        task(1, { state: 'failed', desired: 'shutdown' }),
        task(2, { state: 'shutdown', desired: 'shutdown' }),
        task(3, { state: 'preparing' }),
        task(4, { node: null, state: 'pending' }),
      ],
    };
    expect(changesOn(after, before).chips).toEqual([
      'web.1 changed bad',
      'web.3 new wait',
      'web.2 gone still',
    ]);
    const unplaced = pictureOf(after, before, ['docker1']).unplaced;
    expect(unplaced.map(({ name, state }) => [name, state])).toEqual([['web.4', 'pending']]);
  });

  test('marks containers, networks and volumes, and tells a task’s container as a task', () => {
    const state = (engine: Partial<EngineState>): LabState => ({
      ...empty,
      services: [service],
      engines: { docker1: { ...bare, ...engine } },
    });
    const container = (name: string, status: string) => ({
      id: name,
      name,
      image: 'nginx:1.22',
      state: status,
    });
    const before = state({ containers: [container('box', 'running')], volumes: ['data'] });
    const after = state({
      containers: [
        container('box', 'exited'),
        container('web.1.abcdefghijklmnopqrstuvwxy', 'running'),
      ],
      networks: [{ name: 'app', driver: 'overlay' }],
    });
    expect(changesOn(after, before).chips).toEqual([
      'box changed still',
      'app new still',
      'data gone still',
    ]);
    expect(changesOn(after, undefined).chips).toEqual(['box = still', 'app = still']);
  });

  test('gives Redis masters their slots and replicas, and marks ranges that moved', () => {
    const redis = (id: string, fields: Partial<RedisNode>): RedisNode => ({
      id,
      address: `192.168.110.101:${id}`,
      role: 'master',
      master: null,
      health: 'ok',
      slots: [],
      moving: [],
      ...fields,
    });
    const before = {
      ...empty,
      redis: [
        redis('7001', { slots: [[0, 8191]] }),
        redis('7002', { slots: [[8192, 16383]] }),
        redis('7003', { role: 'replica', master: '7001' }),
      ],
    };
    const after = {
      ...empty,
      redis: [
        redis('7001', { slots: [[100, 8191]] }),
        redis('7002', {
          slots: [
            [0, 99],
            [8192, 16383],
          ],
        }),
        redis('7003', { role: 'replica', master: '7002' }),
        redis('7004', { slots: [] }),
      ],
    };
    const { masters } = pictureOf(after, before, []);
    expect(
      masters.map(({ count, change, replicas }) => [
        count,
        change,
        replicas.map(({ change: what }) => what),
      ]),
    ).toEqual([
      [8092, 'changed', ['gone']],
      [8292, 'changed', ['new']],
      [0, 'new', []],
    ]);
  });

  test('is empty when there is nothing to draw', () => {
    expect(pictureOf(empty, undefined, ['docker1']).isEmpty).toBe(true);
    expect(pictureOf({ ...empty, nodes: [node('docker1')] }, undefined, []).isEmpty).toBe(false);
  });
});

describe('hostsToTell', () => {
  test('are the active host and those on which something changed', () => {
    const state = (volumes: readonly string[]): LabState => ({
      ...empty,
      engines: {
        docker1: { ...bare, volumes: ['a'] },
        docker2: { ...bare, volumes: ['b'] },
        docker3: { ...bare, volumes },
      },
    });
    const picture = pictureOf(state(['c']), state([]), ['docker1', 'docker2', 'docker3']);
    expect(hostsToTell(picture, ['docker1']).map(({ name }) => name)).toEqual([
      'docker1',
      'docker3',
    ]);
  });

  test('are all that hold something, when the active host holds nothing and nothing changed', () => {
    const state: LabState = {
      ...empty,
      engines: { docker1: { ...bare, volumes: ['a'] }, docker2: bare },
    };
    const picture = pictureOf(state, state, ['docker1', 'docker2']);
    expect(hostsToTell(picture, ['docker2']).map(({ name }) => name)).toEqual(['docker1']);
  });
});
