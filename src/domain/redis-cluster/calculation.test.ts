import { describe, expect, test } from 'vitest';
import { calculate, shortName } from './calculation.ts';
import { slotCounts } from './cluster.ts';
import { emptyForm, emptyStep, type CalculatorForm, type StepForm } from './form.ts';
import { readKeyList, sharedSlots, spreadOf } from './key-list.ts';
import { formOfLink, linkOf, longestLink } from './link.ts';
import { nextStep } from './next-step.ts';
import { presetNames, presets } from './presets.ts';
import { createCommand, reshardAnswers, stepCommands } from './redis-cli-commands.ts';

const host = '192.168.1.10';
const step = (change: Partial<StepForm>): StepForm => ({ ...emptyStep, ...change });
const withSteps = (...steps: readonly StepForm[]): CalculatorForm => ({ ...emptyForm, steps });
const problemsOf = (form: CalculatorForm) => calculate(form).steps.at(-1)?.problems ?? [];

describe('calculate', () => {
  test.each(presetNames)('has no problem with the preset %s', (name) => {
    const { start, steps, clusters } = calculate(presets[name]);
    expect([...start.problems, ...steps.flatMap(({ problems }) => problems)]).toEqual([]);
    expect(clusters).toHaveLength(presets[name].steps.length + 1);
  });

  test('brings the notes’ example there and back', () => {
    const { clusters } = calculate(presets['scale-in']);
    const [, , four] = clusters;
    expect(four && slotCounts(four).filter((count) => count > 0)).toEqual([
      ...[4096, 4096, 4096, 4096],
    ]);
    expect(clusters.at(-1)?.owners).toEqual(clusters[0]?.owners);
    expect(clusters.at(-1)?.nodes).toEqual(clusters[0]?.nodes);
  });

  test('names what is wrong with the beginning, by its field', () => {
    const kinds = (change: Partial<CalculatorForm>) =>
      calculate({ ...emptyForm, ...change }).start.problems.map(
        ({ field, kind }) => `${field} ${kind}`,
      );
    expect(kinds({ masters: '2' })).toEqual(['masters too-few-masters']);
    expect(kinds({ masters: '1', replicas: '0' })).toEqual(['masters one-node']);
    expect(kinds({ masters: '16385' })).toContain('masters more-than-slots');
    expect(kinds({ masters: '501' })).toEqual(['masters too-many-nodes']);
    expect(kinds({ masters: 'x', replicas: '' })).toEqual([
      'masters no-number',
      'replicas no-number',
    ]);
    expect(kinds({ replicas: '10' })).toEqual(['replicas too-many-replicas']);
    expect(kinds({ hosts: ' ' })).toEqual(['hosts no-host']);
    expect(kinds({ hosts: 'a a b:1' })).toEqual(['hosts double-host', 'hosts bad-host']);
    expect(kinds({ port: '60000' })).toEqual(['port bad-port']);
    expect(kinds({ start: 'nodes' })).toEqual(['nodes nodes']);
  });

  test('says as redis-cli how many nodes there are and how many it takes', () => {
    const { start } = calculate({ ...emptyForm, masters: '2', replicas: '2' });
    expect(start.problems).toEqual([
      { field: 'masters', kind: 'too-few-masters', nodes: 6, replicas: 2, needed: 9 },
    ]);
  });

  test('names what is wrong with a step, by its field, and tries none after it', () => {
    const kinds = (change: Partial<StepForm>) =>
      problemsOf(withSteps(step(change))).map(({ field, kind }) => `${field} ${kind}`);
    const to = `${host}:6381`;
    expect(kinds({ to: '', slots: '' })).toEqual(['slots no-number', 'to none-chosen']);
    expect(kinds({ to, slots: '16385' })).toEqual(['slots slots-outside']);
    expect(kinds({ to: 'x:1', slots: '1', from: '' })).toEqual([
      'to no-such-master',
      'from none-chosen',
    ]);
    expect(kinds({ to, slots: '1', from: to })).toEqual(['from target-as-source']);
    expect(kinds({ kind: 'add', address: 'x' })).toEqual(['address bad-address']);
    expect(kinds({ kind: 'add', address: `${host}:55536` })).toEqual(['address bad-port']);
    expect(kinds({ kind: 'add', address: `${host}:0` })).toEqual(['address bad-port']);
    expect(kinds({ kind: 'add', address: `${host}:6386` })).toEqual(['address taken']);
    expect(kinds({ kind: 'remove', address: to })).toEqual(['address not-empty']);
    const move = { kind: 'move', to, from: `${host}:6382` } as const;
    expect(kinds({ ...move })).toEqual(['ranges no-range']);
    expect(kinds({ ...move, ranges: '1-x 9-5 16384 5461' })).toEqual([
      ...['ranges malformed', 'ranges reversed', 'ranges outside'],
    ]);
    expect(kinds({ ...move, ranges: '5460-5461 10923' })).toEqual([
      'ranges not-owned',
      'ranges not-owned',
    ]);
    const balance = { kind: 'rebalance' } as const;
    expect(kinds({ ...balance, threshold: '-1', weights: `${to}=x` })).toEqual([
      'weights bad-weight',
      'threshold no-number',
    ]);
    const none = [6381, 6382, 6383].map((port) => `${host}:${port}=0`).join(' ');
    expect(kinds({ ...balance, weights: none })).toEqual(['weights no-weight']);
    const { steps } = calculate(withSteps(step({}), step({ kind: 'add', address: 'a:1' })));
    expect(steps).toHaveLength(1);
  });

  test('gives a source without slots away as such', () => {
    const form = withSteps(
      step({ kind: 'add', address: 'a:1' }),
      step({ to: `${host}:6381`, from: 'a:1', slots: '3' }),
    );
    expect(problemsOf(form)).toEqual([{ field: 'from', kind: 'sources-empty' }]);
  });

  test('moves named slots and no others', () => {
    const { clusters } = calculate(
      withSteps(
        step({ kind: 'move', ranges: '5461、5470-5472', to: `${host}:6381`, from: `${host}:6382` }),
      ),
    );
    const [before, after] = clusters;
    const moved = [...(after?.owners ?? [])].flatMap((owner, slot) =>
      owner === before?.owners[slot] ? [] : [slot],
    );
    expect(moved).toEqual([5461, 5470, 5471, 5472]);
  });
});

describe('nextStep', () => {
  test('offers a new master first, then an equal share for it', () => {
    const add = nextStep(calculate(emptyForm));
    expect(add).toMatchObject({ kind: 'add', address: `${host}:6387` });
    expect(nextStep(calculate(withSteps(add)))).toMatchObject({
      kind: 'reshard',
      to: `${host}:6387`,
      slots: '4096',
    });
  });
});

describe('linkOf', () => {
  test('is read back word for word, wrong input too', () => {
    const form: CalculatorForm = {
      ...emptyForm,
      view: 'scale',
      keys: '{用户}:1\na=b&c#d~e%zz+ f',
      start: 'nodes',
      masters: ' 三',
      nodes: 'x ~ y\n',
      steps: [
        step({ kind: 'move', ranges: '0-1 ~,', to: 'a:1', from: '' }),
        step({ kind: 'rebalance', weights: 'a:1=0.5 b:2=', threshold: '2%', empty: 'yes' }),
        step({ slots: '&', to: '=', from: 'a:1 b:2' }),
      ],
    };
    expect(formOfLink(linkOf(form) ?? '')).toEqual(form);
  });

  test('leaves out what is as it was', () => {
    expect(linkOf({ ...emptyForm, view: 'create', masters: '4' })).toBe(
      'slots:view=create&masters=4',
    );
  });

  test('gives none that is too long', () => {
    expect(linkOf({ ...emptyForm, keys: 'k'.repeat(longestLink + 1) })).toBeUndefined();
    expect(linkOf({ ...emptyForm, keys: '键'.repeat(longestLink / 3) })).toBeUndefined();
  });

  test('passes over what is no link, and what a link should not hold', () => {
    expect(formOfLink('算例里看什么')).toBeUndefined();
    expect(formOfLink('slots:view=nowhere&step=fly~1&other=1&keys=%E0')).toEqual({
      ...emptyForm,
      keys: '%E0',
    });
  });
});

describe('commands of redis-cli', () => {
  test('create names every node and the replicas', () => {
    const { created } = calculate(presets['three-hosts']).start;
    expect(created && createCommand(created)).toBe(
      [
        'redis-cli --cluster create',
        '192.168.1.11:6381 192.168.1.12:6381 192.168.1.13:6381',
        '192.168.1.11:6382 192.168.1.12:6382 192.168.1.13:6382',
        '--cluster-replicas 1',
      ].join(' \\\n  '),
    );
  });

  test('reshard is told with flags and as answers', () => {
    const outcome = calculate(presets['scale-in']).steps[2];
    if (outcome === undefined) throw new Error('The preset has lost its third step.');
    expect(stepCommands(outcome)).toContain('--cluster-from <6387 的节点 ID>');
    expect(reshardAnswers(outcome).map(({ answer }) => answer)).toEqual([
      ...['1365', '<6381 的节点 ID>', '<6387 的节点 ID>', 'done', 'yes'],
    ]);
  });
});

describe('a list of keys', () => {
  test('is read line by line, with what is wrong by its line', () => {
    const { keys, problems, left } = readKeyList('a\r\n\n"\\x61"\n"b\n1) "c"');
    expect(keys.map(({ line, slot }) => [line, slot])).toEqual([
      [1, 15495],
      [3, 15495],
      [5, 7365],
    ]);
    expect(problems).toEqual([{ line: 4, problem: 'unterminated' }]);
    expect(left).toBe(0);
    expect(readKeyList('k\n'.repeat(10_003))).toMatchObject({ left: 3 });
  });

  test('spreads over masters and slots, and every key counts once', () => {
    const [cluster] = calculate(emptyForm).clusters;
    const { keys } = readKeyList(
      Array.from({ length: 500 }, (_, key) => `{${key % 50}}${key}`).join('\n'),
    );
    const spread = spreadOf(keys, cluster, 64);
    const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
    expect(sum(spread.masters.map((master) => master.keys))).toBe(500);
    expect(sum(spread.masters.map(({ expected }) => expected))).toBeCloseTo(500);
    expect(sum(spread.buckets)).toBe(500);
    expect(spread.slots).toBe(50);
    expect(sharedSlots(keys, 3).map((shared) => shared.keys.length)).toEqual([10, 10, 10]);
    expect(spreadOf(keys, undefined, 64).masters).toEqual([]);
  });
});

test('shortName is the port where ports differ, else the whole address', () => {
  expect(shortName('a:1', ['a:1', 'a:2'])).toBe('1');
  expect(shortName('a:1', ['a:1', 'b:1'])).toBe('a:1');
});
