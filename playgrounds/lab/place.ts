import type { HostName } from './addresses.ts';
import { onHost, runOn } from './enter.ts';
import { takeLab } from './lock.ts';
import { requireMachine } from './machine.ts';
import type { Reach } from './reach.ts';
import type { Scenario } from './scenario.ts';
import { readState } from './state.ts';
import { up } from './up.ts';
import { takeMachine } from './vm/command.ts';
import { upInMachine, vmReach } from './vm/hosts.ts';
import { requireLaunchable } from './vm/machine.ts';

/** Where a scenario's hosts are. */
export interface Place {
  readonly reach: Reach;
  /** Starts hosts and their engines; those that run stay as they are. */
  readonly up: (hosts: readonly HostName[]) => Promise<void>;
  /** @throws When this machine cannot have them, with the first thing to do about it. */
  readonly require: () => void;
  /** Takes it for this process until it ends. @throws When another process has it. */
  readonly take: (purpose: string) => Promise<void>;
}

/** Hosts that share this machine's kernel. */
const lab: Place = {
  reach: {
    enter: onHost,
    runOn,
    readState: (everyHost, hosts) => readState(everyHost, hosts, runOn),
  },
  up,
  require: requireMachine,
  take: takeLab,
};

/** Hosts in the virtual machine. */
const vm: Place = {
  reach: vmReach,
  up: upInMachine,
  require: requireLaunchable,
  take: takeMachine,
};

/** Where a scenario is played: it says so itself. */
export function placeOf({ needs }: Scenario): Place {
  return needs === 'vm' ? vm : lab;
}

/** Takes every place that some scenarios need. @throws When this machine lacks one, or another process has it. */
export async function takePlaces(scenarios: readonly Scenario[], purpose: string): Promise<void> {
  const places = new Set(scenarios.map(placeOf));
  for (const place of places) place.require();
  for (const place of places) await place.take(purpose);
}
