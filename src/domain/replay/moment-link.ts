import type { Moment } from './moment.ts';

/** The part of an address that leads to a moment, with its `#`. */
export function writeMoment({ recording, command, seconds }: Moment): string {
  const session = recording === undefined ? '' : `${sessionName(recording)}&`;
  return command === undefined
    ? `#${session}t=${Math.floor((seconds ?? 0) * 10) / 10}`
    : `#${session}cmd=${command}`;
}

/** The name of a session on its page, as its links to a moment begin: `replay=swarm/create/join`. */
export function sessionName(recording: string): string {
  return `replay=${recording}`;
}
