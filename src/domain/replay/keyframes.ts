import { ScreenSafety } from './screen-safety.ts';
import type { Track } from './track.ts';

/** A remembered screen: what a terminal shows after the first `events` events of a track. */
export interface Keyframe {
  readonly events: number;
  /** Text that makes an empty terminal show it. */
  readonly screen: string;
}

/** How a terminal comes to show a place of a track. */
export interface Route {
  /** Empty the terminal first. */
  readonly isFresh: boolean;
  /** Written first: a remembered screen, or nothing. */
  readonly screen: string;
  /** Then the events from here to the place. */
  readonly from: number;
}

/**
 * The places of a track at which a screen is worth remembering, as numbers of events: about every `spacing`
 * characters, and only where a screen is all that a terminal holds (see {@link ScreenSafety}).
 */
export function keyframePlaces(track: Track, spacing: number): readonly number[] {
  const places: number[] = [];
  const safety = new ScreenSafety();
  let since = 0;
  for (const [index, { data }] of track.entries()) {
    safety.read(data);
    since += data.length;
    if (since < spacing || !safety.isSafe) continue;
    places.push(index + 1);
    since = 0;
  }
  return places;
}

/**
 * The shortest way to a place.
 *
 * @param shown - How many events the terminal shows now; undefined when it is not known.
 * @param wanted - How many it is to show.
 * @param keyframes - In order of their places.
 */
export function routeTo(
  wanted: number,
  shown: number | undefined,
  keyframes: readonly Keyframe[],
): Route {
  const keyframe = keyframes.findLast(({ events }) => events <= wanted);
  const isAhead = shown !== undefined && shown <= wanted;
  if (isAhead && (keyframe === undefined || keyframe.events <= shown)) {
    return { isFresh: false, screen: '', from: shown };
  }
  return { isFresh: true, screen: keyframe?.screen ?? '', from: keyframe?.events ?? 0 };
}
