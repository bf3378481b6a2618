import { readdirSync, readFileSync } from 'node:fs';
import { vmFolder } from '../folders.ts';
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
  return pids()
    .map((pid) => ({ pid, ...machineIn(wordsOf(pid), vmFolder) }))
    .find((found): found is RunningMachine => found.port !== undefined);
}

/** @throws When the machine does not run, with how to start it. */
export function requireRunning(): RunningMachine {
  const machine = runningMachine();
  if (machine !== undefined) return machine;
  throw new Error('The virtual machine is not up. Start it: npm run lab -- --vm up');
}

function pids(): number[] {
  try {
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 0 && pid !== process.pid);
  } catch {
    return []; // Not Linux: there is no /proc, and no machine of ours either.
  }
}

function wordsOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return []; // The process ended between the listing and the reading.
  }
}
