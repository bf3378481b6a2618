import type { TimeLine } from './time-line.ts';

/** What one host wrote, in order of time; `at` in played seconds. */
export type Track = readonly { readonly at: number; readonly data: string }[];

/** The track of every host of a time line; a host that wrote nothing has an empty one. */
export function tracksOf(timeLine: TimeLine): ReadonlyMap<string, Track> {
  const tracks = new Map<string, { at: number; data: string }[]>(
    timeLine.hosts.map((host) => [host, []]),
  );
  for (const { at, host, data } of timeLine.output) tracks.get(host)?.push({ at, data });
  return tracks;
}

/** How many events of a track lie at or before `at`, by halving. */
export function countUntil(track: Track, at: number): number {
  let low = 0;
  let high = track.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((track[middle]?.at ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the events from one number up to another wrote; the later number is not included. */
export function textBetween(track: Track, from: number, to: number): string {
  return track
    .slice(from, to)
    .map(({ data }) => data)
    .join('');
}
