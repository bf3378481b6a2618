import type { Cast } from '../asciicast/cast.ts';

/** The recording of one host; all hosts of a session share one clock. */
export interface HostCast {
  readonly host: string;
  readonly cast: Cast;
}

/** What several hosts wrote, on one clock, in played time: recorded time with long pauses cut short. */
export interface TimeLine {
  readonly hosts: readonly string[];
  /** In order of time. */
  readonly output: readonly TimedOutput[];
  /** One before each command, in order of time. */
  readonly markers: readonly TimedMarker[];
  /** How long it plays. */
  readonly durationSeconds: number;
  readonly pace: Pace;
}

/** Bytes for one host's terminal; `at` in played seconds. */
export interface TimedOutput {
  readonly at: number;
  readonly host: string;
  readonly data: string;
}

/** A named moment of one host; `at` in played seconds. */
export interface TimedMarker {
  readonly at: number;
  readonly host: string;
  readonly label: string;
}

/** How recorded time becomes played time: straight lines between these points, in both directions. */
export type Pace = readonly { readonly recorded: number; readonly played: number }[];

/**
 * Puts the recordings of several hosts on one time line.
 *
 * @param idleTimeLimitSeconds - A pause in which no host shows anything lasts at most so long when played.
 */
export function mergeCasts(casts: readonly HostCast[], idleTimeLimitSeconds: number): TimeLine {
  const events = casts
    .flatMap(({ host, cast }) => cast.events.map((event) => ({ ...event, host })))
    .filter(({ kind }) => kind === 'output' || kind === 'marker')
    .sort((a, b) => a.at - b.at); // Stable: events of one moment stay in the order of the hosts.
  const pace = paceOf(
    events.map(({ at }) => at),
    idleTimeLimitSeconds,
  );
  const timed = events.map((event) => ({ ...event, at: toPlayed(pace, event.at) }));
  return {
    hosts: casts.map(({ host }) => host),
    output: timed
      .filter(({ kind }) => kind === 'output')
      .map(({ at, host, data }) => ({ at, host, data })),
    markers: timed
      .filter(({ kind }) => kind === 'marker')
      .map(({ at, host, data }) => ({ at, host, label: data })),
    durationSeconds: timed.at(-1)?.at ?? 0,
    pace,
  };
}

/** The pace that leaves no pause between the given moments longer than the limit. */
export function paceOf(moments: readonly number[], idleTimeLimitSeconds: number): Pace {
  let last = { recorded: 0, played: 0 };
  const points = [last];
  for (const recorded of moments) {
    const pause = recorded - last.recorded;
    const point = { recorded, played: last.played + Math.min(pause, idleTimeLimitSeconds) };
    // Where time runs at its own speed, two points say as much as a thousand.
    if (pause > idleTimeLimitSeconds) {
      if (points.at(-1) !== last) points.push(last);
      points.push(point);
    }
    last = point;
  }
  if (points.at(-1) !== last) points.push(last);
  return points;
}

/** The moment of the playing at which a moment of the recording is shown, both in seconds. */
export function toPlayed(pace: Pace, recorded: number): number {
  return between(pace, recorded, 'recorded', 'played');
}

/** The moment of the recording that a moment of the playing shows, both in seconds. */
export function toRecorded(pace: Pace, played: number): number {
  return between(pace, played, 'played', 'recorded');
}

type Axis = 'recorded' | 'played';

function between(pace: Pace, value: number, from: Axis, to: Axis): number {
  const after = pace.findIndex((point) => point[from] >= value);
  const next = pace[after];
  if (next === undefined) {
    // Past the last point time runs at its own speed.
    const last = pace.at(-1) ?? { recorded: 0, played: 0 };
    return last[to] + (value - last[from]);
  }
  const before = pace[after - 1];
  if (before === undefined || next[from] === before[from]) return next[to];
  const share = (value - before[from]) / (next[from] - before[from]);
  return before[to] + share * (next[to] - before[to]);
}
