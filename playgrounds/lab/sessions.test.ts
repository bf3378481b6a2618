import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CastEvent } from './cast-writer.ts';
import { loadScenario, scenarioFile } from './load-scenario.ts';
import type { Manifest } from './manifest.ts';

/** Scenario, recording, date of verification and a line in docs/recordings.md: a session has them all. */

const root = join(import.meta.dirname, '..', '..');
const recordings = join(root, 'playgrounds', 'recordings');
const recorded = idsIn('playgrounds/recordings', '.json');
// What scenarios share stands above the chapters' folders.
const scenarios = idsIn('playgrounds/scenarios', '.ts').filter((id) => id.split('/').length === 3);
const listed = [
  ...readFileSync(join(root, 'docs/recordings.md'), 'utf8').matchAll(/^\| `([^`]+)` \| \S/gm),
].map(([, id = '']) => id);

test('there are sessions to look at', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(46);
});

test('every scenario is recorded, and every recording has its scenario', () => {
  expect(recorded).toEqual(scenarios);
});

test('every session stands in docs/recordings.md with its idea, once', () => {
  expect(listed.toSorted()).toEqual(recorded);
});

describe.each(recorded)('%s', (id) => {
  const file = join(recordings, `${id}.json`);
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;

  test('was verified after it was recorded', () => {
    const verified = manifest.verified ?? '';
    expect(verified, `npm run lab -- verify ${id}`).not.toBe('');
    expect(Date.parse(verified)).toBeGreaterThan(Date.parse(manifest.recordedAt));
  });

  test('was recorded from the scenario that is there', async () => {
    const { title, hosts, steps } = await loadScenario(id);
    const narrations = steps.flatMap((step) => ('narration' in step ? [step.narration] : []));
    expect(manifest.title).toBe(title);
    expect(manifest.hosts.map(({ name }) => name)).toEqual(hosts);
    expect(manifest.commands.map(({ narration }) => narration)).toEqual(narrations);
    for (const [index, step] of steps.filter((step) => 'narration' in step).entries()) {
      const { host, command } = manifest.commands[index] ?? {};
      expect(host).toBe(step.on);
      if ('key' in step) expect(command).toBe(`<${step.key}>`);
      else if ('run' in step && typeof step.run === 'string') expect(command).toBe(step.run);
    }
  });

  test('is watched in three minutes', () => {
    const times = manifest.hosts.flatMap(({ cast }) => timesOf(join(dirname(file), cast)));
    const [, seconds] = times
      .sort((a, b) => a - b)
      .reduce<[number, number]>(
        ([before, sum], at) => [at, sum + Math.min(manifest.idleTimeLimitSeconds, at - before)],
        [0, 0],
      );
    expect(seconds).toBeLessThan(180);
  });

  test('begins without what another session left behind', () => {
    const made = sourcesOf(id);
    const { engines = {}, nodes = [] } = manifest.commands[0]?.state ?? {};
    const ofSwarm = nodes.length > 0 ? ['ingress', 'docker_gwbridge'] : [];
    for (const { containers, networks, volumes } of Object.values(engines)) {
      const names = [
        ...containers.map(({ name }) => name),
        ...networks.map(({ name }) => name).filter((name) => !ofSwarm.includes(name)),
        ...volumes.filter((name) => !/^[0-9a-f]{64}$/.test(name)), // A container's own: it has no name.
      ];
      // Those of a loop are told by what stands before their number: `redis-$i`; a task's by its service's name.
      const given = names.map((name) => name.replace(/\.\d+\.[a-z0-9]{25}$|\d+$/, ''));
      expect(given.filter((name) => !made.includes(name))).toEqual([]);
    }
  });
});

function idsIn(folder: string, ending: string): string[] {
  const files = globSync(`**/*${ending}`, { cwd: join(root, folder) });
  return files.map((file) => file.slice(0, -ending.length)).sort();
}

function timesOf(cast: string): number[] {
  const lines = readFileSync(cast, 'utf8').trimEnd().split('\n').slice(1);
  return lines.map((line) => (JSON.parse(line) as CastEvent)[0]);
}

/** The words of a scenario and of the set-up that its part shares. */
function sourcesOf(id: string): string {
  const [part = ''] = id.split('/');
  const files = [scenarioFile(id), `playgrounds/scenarios/${part}/setup.ts`];
  return globSync(files, { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
}
