import { expect, test } from 'vitest';
import { onHost } from './enter.ts';
import { placeOf } from './place.ts';
import type { Scenario } from './scenario.ts';
import { vmReach } from './vm/hosts.ts';

const scenario: Scenario = { title: '试', hosts: ['docker1'], steps: [] };

test('a scenario is played in the virtual machine when it says so, else on the kernel that is there', () => {
  expect(placeOf({ ...scenario, needs: 'vm' }).reach).toBe(vmReach);
  expect(placeOf(scenario).reach.enter).toBe(onHost);
});
