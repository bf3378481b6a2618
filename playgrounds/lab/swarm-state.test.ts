import { expect, test } from 'vitest';
import type { RunOn } from './reach.ts';
import { readSwarm } from './swarm-state.ts';

const node = {
  ID: 'n1',
  Description: { Hostname: 'docker1' },
  Spec: { Role: 'manager', Availability: 'active' },
  Status: { State: 'ready' },
};

/** A manager that answers the questions whose words are given, and fails at others. */
function manager(answers: Readonly<Record<string, unknown[]>>): RunOn & { lines: string[] } {
  const lines: string[] = [];
  const runOn: RunOn = (_, line) => {
    lines.push(line);
    const found = Object.entries(answers).find(([word]) => line.includes(word))?.[1];
    const stdout = (found ?? []).map((one) => JSON.stringify(one) + '\n').join('');
    return Promise.resolve({ status: found === undefined ? 28 : 0, stdout, stderr: '' });
  };
  return Object.assign(runOn, { lines });
}

test('a manager that tells its nodes and then no more is an error, not a swarm without services', async () => {
  await expect(readSwarm(['docker1'], manager({ nodes: [[node]] }))).rejects.toThrow(
    'docker1 told its nodes, and its services and tasks not within 5 s.',
  );
});

test('an engine that is asked patiently gets the time it is given', async () => {
  const runOn = manager({ nodes: [[node]], services: [[], []] });
  const { nodes } = await readSwarm(['docker1'], runOn, 60);
  expect(nodes.map(({ hostname }) => hostname)).toEqual(['docker1']);
  for (const line of runOn.lines) expect(line).toContain('--max-time 60 ');
});

test('where no host is a manager there is no swarm', async () => {
  expect(await readSwarm(['docker1', 'docker2'], manager({}))).toEqual({
    nodes: [],
    services: [],
    tasks: [],
  });
});
