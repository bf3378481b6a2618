import { describe, expect, test } from 'vitest';
import type { HostName } from './addresses.ts';
import { checkScenario } from './check-scenario.ts';
import type { Scenario } from './scenario.ts';

const file = 'playgrounds/scenarios/swarm/create/bad.ts';
const good: Scenario = {
  title: '好的',
  hosts: ['docker1'],
  offstage: ['docker2'],
  setup: [{ on: ['docker1', 'docker2'], hidden: 'true' }],
  steps: [{ on: 'docker1', run: 'true', narration: '什么也不做。' }, { pauseSeconds: 1 }],
};

/** Findings as [id, message, remedy]. */
function found(scenario: Scenario) {
  return checkScenario(scenario, file).map(({ id, message, remedy }) => [id, message, remedy]);
}

describe('checkScenario', () => {
  test('finds nothing in a good scenario', () => {
    expect(checkScenario(good, file)).toEqual([]);
  });

  test('places a finding in the scenario', () => {
    expect(checkScenario({ ...good, steps: [] }, file)[0]?.place).toEqual({ file });
  });

  test('misses a command where there are only hidden steps', () => {
    expect(found({ ...good, steps: [{ on: 'docker1', hidden: 'true' }] })).toEqual([
      ['scenario/no-step', 'No step types a command.', 'Add a step with `on`, `run`, `narration`.'],
    ]);
  });

  test('names the nearest host for one that the book does not have', () => {
    expect(found({ ...good, offstage: ['docker2', 'dokcer3' as HostName] })).toEqual([
      ['scenario/unknown-host', 'dokcer3 is no host of the book.', 'Nearest: docker3.'],
    ]);
  });

  test('finds a command on a host that has no terminal', () => {
    const steps = [{ on: 'docker2', run: 'true', narration: '在别处。' }] as const;
    expect(found({ ...good, steps })).toEqual([
      [
        'scenario/host-not-listed',
        'steps[0] is on docker2; the scenario has docker1.',
        'Add docker2 to hosts.',
      ],
    ]);
  });

  test('takes the virtual machine for a need, and nothing else', () => {
    expect(found({ ...good, needs: 'vm' })).toEqual([]);
    expect(found({ ...good, needs: 'kvm' as 'vm' })).toEqual([
      [
        'scenario/unknown-need',
        'needs is "kvm"; there is only \'vm\'.',
        "Write needs: 'vm' for systemd, cgroup v2 and ip_vs, or leave it out.",
      ],
    ]);
  });

  test('finds set-up on a host that takes no part', () => {
    expect(found({ ...good, setup: [{ on: 'docker5', hidden: 'true' }] })).toEqual([
      [
        'scenario/host-not-listed',
        'setup[0] is on docker5; the scenario has docker1, docker2.',
        'Add docker5 to hosts or offstage.',
      ],
    ]);
  });

  test('finds a command without a word of Chinese to the reader', () => {
    expect(found({ ...good, steps: [{ on: 'docker1', run: 'true', narration: 'todo' }] })).toEqual([
      [
        'scenario/no-narration',
        'steps[0] says nothing to the reader.',
        'Write one or two short Chinese sentences: what the step does, what to look at.',
      ],
    ]);
  });

  test('takes a program that is started, spoken to and ended', () => {
    const narration = '进去，看看，出来。';
    const steps = [
      { on: 'docker1', run: 'sh', until: /# $/, narration },
      { on: 'docker1', send: 'ls', until: /# $/, narration },
      { on: 'docker1', key: 'C-d', narration },
    ] as const;
    expect(found({ ...good, steps })).toEqual([]);
  });

  test('finds a command that is typed into a program, and a program that is never ended', () => {
    const narration = '进去。';
    const step = { on: 'docker1', run: 'sh', until: /# $/, narration } as const;
    expect(found({ ...good, steps: [step, step] })).toEqual([
      [
        'scenario/program-running',
        'steps[1] types a command on docker1, where the program of steps[0] runs.',
        'Use `send` or `key`, or end the program first: a step without `until`.',
      ],
      [
        'scenario/program-running',
        'The program of steps[1] on docker1 is never ended.',
        'End it as a person would, with `send` or `key` and without `until`.',
      ],
    ]);
  });

  test('finds a key for no program', () => {
    const steps = [{ on: 'docker1', key: 'C-c', narration: '停下。' }] as const;
    expect(found({ ...good, steps })).toEqual([
      [
        'scenario/no-program',
        'steps[0] is for a program on docker1, but none runs there.',
        'Start one with `run` and `until`.',
      ],
    ]);
  });

  test('finds expectations that nothing can meet', () => {
    const step = { on: 'docker1', run: 'true', narration: '试。' } as const;
    const steps = [
      { ...step, status: 256 },
      { ...step, timeoutSeconds: 0 },
      { ...step, varies: /\d/ },
      { ...step, status: 255, timeoutSeconds: 1, varies: /\d/g },
    ];
    expect(found({ ...good, steps })).toEqual([
      [
        'scenario/expectation',
        'steps[0] expects the exit status 256.',
        'A shell gives 0 to 255; a signal n gives 128 + n.',
      ],
      [
        'scenario/expectation',
        'steps[1] expects to be done in 0 s.',
        'Give `timeoutSeconds` above 0, or leave it out.',
      ],
      [
        'scenario/expectation',
        'steps[2] expects /\\d/ to vary once in a line only.',
        'Write /\\d/g.',
      ],
    ]);
  });
});
