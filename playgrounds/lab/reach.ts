import type { LabState } from '../../src/domain/lab-state/lab-state.ts';
import type { HostName } from './addresses.ts';
import type { Outcome } from './run.ts';

/** Runs a line of shell on a host, without a terminal. */
export type RunOn = (name: HostName, line: string) => Promise<Outcome>;

/** How hosts are reached: those of the lab, those of the virtual machine, or a test's. */
export interface Reach {
  /** The program and arguments that run a terminal's command inside a host. */
  readonly enter: (name: HostName, command: readonly string[]) => [string, string[]];
  readonly runOn: RunOn;
  /** What engines hold; as readState gives it. */
  readonly readState: (
    everyHost: readonly HostName[],
    hosts: readonly HostName[],
  ) => Promise<LabState>;
}
