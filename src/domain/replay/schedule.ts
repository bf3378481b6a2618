import type { TimeLine, TimedOutput } from './time-line.ts';

/** What each host's terminal is to be given; a host without output is absent. */
export type ScreenInput = ReadonlyMap<string, string>;

/** The output that falls due after `from`, up to and including `to`; both in played seconds. */
export function dueEvents(timeLine: TimeLine, from: number, to: number): readonly TimedOutput[] {
  return timeLine.output.slice(countUntil(timeLine.output, from), countUntil(timeLine.output, to));
}

/**
 * The same output, joined for each host.
 *
 * Seeking forward is this from where the terminals stand; a keyframe of the screens at `from` will make
 * seeking back the same.
 */
export function outputBetween(timeLine: TimeLine, from: number, to: number): ScreenInput {
  const pieces = new Map<string, string[]>();
  for (const { host, data } of dueEvents(timeLine, from, to)) {
    const list = pieces.get(host);
    if (list === undefined) pieces.set(host, [data]);
    else list.push(data);
  }
  return new Map([...pieces].map(([host, list]) => [host, list.join('')]));
}

/** Everything that empty terminals need to show the moment `at`, given in played seconds. */
export function screenInputAt(timeLine: TimeLine, at: number): ScreenInput {
  return outputBetween(timeLine, -Infinity, at);
}

/**
 * Where the playing stands after some time has passed on a clock.
 *
 * A page that was asleep (hidden, or a laptop closed) goes on where it stopped: one step counts for a second
 * at most.
 */
export function advance(timeLine: TimeLine, at: number, passedMs: number): number {
  return Math.min(timeLine.durationSeconds, at + Math.min(passedMs, 1000) / 1000);
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

/**
 * For each command the moment at which all its output stands and the next has not begun.
 *
 * @param begins - When each command's typing begins, in order.
 */
export function completions(begins: readonly number[], durationSeconds: number): readonly number[] {
  return begins.map((begin, index) => {
    const next = begins[index + 1];
    return next === undefined ? durationSeconds : Math.max(begin, next - shortlyBefore);
  });
}

const samePlace = 1e-6;
const shortlyBefore = 1e-3;
const shortlyAfter = 1;

/** How many events lie at or before `at`, by halving. */
function countUntil(events: readonly TimedOutput[], at: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.at ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
