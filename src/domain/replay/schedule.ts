import type { TimeLine } from './time-line.ts';

/**
 * Where the playing stands after some time has passed on a clock.
 *
 * A page that was asleep (hidden, or a laptop closed) goes on where it stopped: one step counts for a second
 * at most. `speed` 2 plays twice as fast.
 */
export function advance(
  { durationSeconds }: Pick<TimeLine, 'durationSeconds'>,
  at: number,
  { passedMs, speed }: { passedMs: number; speed: number },
): number {
  return Math.min(durationSeconds, at + (Math.min(passedMs, 1000) / 1000) * speed);
}

/** The host to look at: the one whose command began last; before the first command, the host of that one. */
export function activeHostAt(
  begins: readonly { readonly at: number; readonly host: string }[],
  at: number,
): string | undefined {
  return (begins.findLast((begun) => begun.at <= at) ?? begins[0])?.host;
}

/** The first of the given moments after `at`; undefined past the last one. Moments are in order. */
export function nextStop(stops: readonly number[], at: number): number | undefined {
  return stops.find((stop) => stop > at + samePlace);
}

/**
 * The last of the given moments before `at`. Shortly after a moment the one before it is meant, as a second
 * press on a music player's button means the track before.
 */
export function previousStop(stops: readonly number[], at: number): number | undefined {
  return stops.findLast((stop) => stop < at - shortlyAfter);
}

const samePlace = 1e-6;
const shortlyAfter = 1;
