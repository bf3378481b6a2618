import { readdirSync, readFileSync } from 'node:fs';

/** A process as `/proc` tells it. */
interface Process {
  readonly pid: number;
  readonly parent: number;
  /** The pid of the process that leads its session: all that was started from one terminal has one. */
  readonly session: number;
}

/**
 * A process that leads a session, all that it started, and all that shares a session with one of them: also
 * what its parent has left behind.
 */
export function processTree(leader: number): number[] {
  const all = readdirSync('/proc').map(Number).filter(Boolean).flatMap(readProcess);
  const tree = new Set([leader]);
  const sessions = new Set([leader]);
  for (let before = -1; before !== tree.size;) {
    before = tree.size;
    for (const { pid, parent, session } of all) {
      if (!tree.has(parent) && !sessions.has(session)) continue;
      tree.add(pid);
      sessions.add(session);
    }
  }
  return [...tree];
}

/** @see proc_pid_stat(5): the name, in parentheses, may hold blanks and parentheses itself. */
function readProcess(pid: number): Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, parent, , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [{ pid, parent: Number(parent), session: Number(session) }];
  } catch {
    return []; // The process ended between the listing and the reading.
  }
}
