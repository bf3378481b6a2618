import type { Moment } from './moment.ts';

/** The part of an address that leads to a moment, with its `#`. */
export function writeMoment({ recording, command, seconds }: Moment): string {
  const session = recording === undefined ? '' : `replay=${recording}&`;
  return command === undefined
    ? `#${session}t=${Math.floor((seconds ?? 0) * 10) / 10}`
    : `#${session}cmd=${command}`;
}
