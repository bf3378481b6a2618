import type { HostName } from './addresses.ts';
import { onHost, runOn } from './enter.ts';
import { takeLab } from './lock.ts';
import { requireMachine } from './machine.ts';
import type { Reach } from './reach.ts';
import type { Scenario } from './scenario.ts';
import { readState } from './state.ts';
import { up } from './up.ts';
import { buildWhatIsMissing } from './vm/build.ts';
import { takeMachine } from './vm/command.ts';
import { upInMachine, vmReach } from './vm/hosts.ts';
import { requireLaunchable } from './vm/machine.ts';

/** Where a scenario's hosts are. */
export interface Place {
  readonly reach: Reach;
  /** Starts hosts and their engines; those that run stay as they are. */
  readonly up: (hosts: readonly HostName[]) => Promise<void>;
  /** Builds what it is made of where that is missing, and says so. */
  readonly provide?: () => Promise<void>;
  /** @throws When this machine cannot have them, with the first thing to do about it. */
  readonly require: () => Promise<void> | void;
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
  provide: () => buildWhatIsMissing(),
  require: requireLaunchable,
  take: takeMachine,
};

/** Where a scenario is played: it says so itself. */
export function placeOf({ needs }: Scenario): Place {
  return needs === 'vm' ? vm : lab;
}

interface TakeOptions {
  readonly provides?: boolean;
  readonly placeFor?: (scenario: Scenario) => Place;
}

/**
 * Takes every place that some scenarios need.
 *
 * @param provides - Builds what can be built first; who only compares waits for no such thing.
 * @param placeFor - Where a scenario is played.
 * @throws When this machine lacks one, or another process has it.
 */
export async function takePlaces(
  scenarios: readonly Scenario[],
  purpose: string,
  { provides = false, placeFor = placeOf }: TakeOptions = {},
): Promise<void> {
  const places = new Set(scenarios.map((scenario) => placeFor(scenario)));
  if (provides) for (const place of places) await place.provide?.();
  for (const place of places) await place.require();
  for (const place of places) await place.take(purpose);
}
