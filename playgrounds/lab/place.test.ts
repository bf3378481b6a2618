import { describe, expect, test } from 'vitest';
import { onHost } from './enter.ts';
import { placeOf, takePlaces, type Place } from './place.ts';
import type { Scenario } from './scenario.ts';
import { up } from './up.ts';
import { upInMachine, vmReach } from './vm/hosts.ts';

const onKernel: Scenario = { title: '试', hosts: ['docker1'], steps: [] };
const inMachine: Scenario = { ...onKernel, needs: 'vm' };

test('a scenario is played in the virtual machine when it says so, else on the kernel that is there', () => {
  expect(placeOf(inMachine)).toMatchObject({ reach: vmReach, up: upInMachine });
  expect(placeOf(inMachine).provide).toBeDefined();
  expect(placeOf(onKernel)).toMatchObject({ reach: { enter: onHost }, up });
});

describe('takePlaces', () => {
  /** Places that note what is asked of them, and refuse one verb if told. */
  function stubs(refused = '') {
    const done: string[] = [];
    const noting = (name: string, verb: string) => async (purpose?: string) => {
      await Promise.resolve(); // Whoever does not wait is out of order.
      done.push([name, verb, purpose].filter(Boolean).join(' '));
      if (refused === `${name} ${verb}`) throw new Error(`${refused}: refused`);
    };
    const place = (name: string): Place => ({
      reach: vmReach,
      up: async () => {},
      require: noting(name, 'require'),
      take: noting(name, 'take'),
    });
    const kernel = place('kernel');
    const machine = { ...place('machine'), provide: noting('machine', 'provide') };
    const placeFor = ({ needs }: Scenario) => (needs === 'vm' ? machine : kernel);
    return { done, placeFor };
  }
  const scenarios = [onKernel, inMachine, onKernel];

  test('builds what can be built, asks what is needed, then takes each place once', async () => {
    const { done, placeFor } = stubs();
    await takePlaces(scenarios, 'record --all', { provides: true, placeFor });
    expect(done).toEqual([
      'machine provide',
      'kernel require',
      'machine require',
      'kernel take record --all',
      'machine take record --all',
    ]);
  });

  test('builds nothing for whoever only compares', async () => {
    const { done, placeFor } = stubs();
    await takePlaces([inMachine], 'lab verify', { placeFor });
    expect(done).toEqual(['machine require', 'machine take lab verify']);
  });

  test('takes no place that no scenario needs', async () => {
    const { done, placeFor } = stubs();
    await takePlaces([onKernel], 'record', { provides: true, placeFor });
    expect(done).toEqual(['kernel require', 'kernel take record']);
  });

  test.each(['machine provide', 'machine require'])(
    'takes none when one says no: %s',
    async (refused) => {
      const { done, placeFor } = stubs(refused);
      const taking = takePlaces(scenarios, 'record', { provides: true, placeFor });
      await expect(taking).rejects.toThrow(`${refused}: refused`);
      expect(done.join('\n')).not.toContain('take');
    },
  );

  test('tells when another process has a place', async () => {
    const { placeFor } = stubs('machine take');
    await expect(takePlaces(scenarios, 'record', { placeFor })).rejects.toThrow('take: refused');
  });
});
