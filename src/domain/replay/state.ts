/** Where a replay stands. */
export type ReplayState =
  | 'idle' // Nothing loaded; the transcript is on the page.
  | 'loading' // The reader pressed play; terminal and recording are on their way.
  | 'playing'
  | 'paused'
  | 'ended'
  | 'failed'; // Loading failed; the transcript stays and play tries again.

/** What can happen to a replay. */
export type ReplayEvent =
  | 'play' // The reader asks for it.
  | 'pause'
  | 'loaded' // Terminal and recording are there.
  | 'broken' // One of them did not come.
  | 'finished' // The last event has been shown.
  | 'sought'; // The reader moved to another moment.

/** The next state; an event that does not fit leaves the state alone. Effects are the caller's. */
export function transition(state: ReplayState, event: ReplayEvent): ReplayState {
  return next[state][event] ?? state;
}

const next: Readonly<Record<ReplayState, Readonly<Partial<Record<ReplayEvent, ReplayState>>>>> = {
  idle: { play: 'loading' },
  loading: { loaded: 'paused', broken: 'failed' },
  playing: { pause: 'paused', finished: 'ended' },
  paused: { play: 'playing', finished: 'ended' },
  // Play begins again from the start; whoever moves back from the end finds it paused.
  ended: { play: 'playing', sought: 'paused' },
  failed: { play: 'loading' },
};
