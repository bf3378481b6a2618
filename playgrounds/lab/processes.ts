import { readdirSync, readFileSync } from 'node:fs';

/** The other processes of this machine; none off Linux, where there is no /proc. */
export function otherPids(): number[] {
  try {
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 0 && pid !== process.pid);
  } catch {
    return [];
  }
}

/** A file of a process in /proc; the empty string when it ended between the listing and the reading. */
export function textOf(pid: number, file: 'cmdline' | 'cgroup'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
