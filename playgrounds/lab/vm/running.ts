import { vmFolder } from '../folders.ts';
import { otherPids, textOf } from '../processes.ts';
import { machineIn, type Accelerator } from './qemu-command.ts';

/** A running machine, as the command line of its QEMU tells it. */
export interface RunningMachine {
  readonly pid: number;
  readonly port: number;
  readonly accelerator: Accelerator;
}

/**
 * The machine, when its QEMU runs; whether it answers yet is another question. Nothing is noted in a file: however
 * its starter ended, the process itself tells.
 */
export function runningMachine(): RunningMachine | undefined {
  return otherPids()
    .map((pid) => ({ pid, ...machineIn(textOf(pid, 'cmdline').split('\0'), vmFolder) }))
    .find((found): found is RunningMachine => found.port !== undefined);
}

/** @throws When the machine does not run, with how to start it. */
export function requireRunning(): RunningMachine {
  const machine = runningMachine();
  if (machine !== undefined) return machine;
  throw new Error('The virtual machine is not up. Start it: npm run lab -- --vm up');
}
