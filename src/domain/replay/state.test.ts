import { describe, expect, test } from 'vitest';
import { transition } from './state.ts';
import type { ReplayEvent, ReplayState } from './state.ts';

function after(...events: readonly ReplayEvent[]): ReplayState {
  return events.reduce<ReplayState>(transition, 'idle');
}

describe('transition', () => {
  test('loads when the reader first asks, then waits for play', () => {
    expect(after('play')).toBe('loading');
    expect(after('play', 'loaded')).toBe('paused');
    expect(after('play', 'loaded', 'play')).toBe('playing');
  });

  test('tries again after a failure', () => {
    expect(after('play', 'broken')).toBe('failed');
    expect(after('play', 'broken', 'play')).toBe('loading');
  });

  test('plays again from the end and pauses when the reader moves back from it', () => {
    const ended = after('play', 'loaded', 'play', 'finished');
    expect(ended).toBe('ended');
    expect(transition(ended, 'play')).toBe('playing');
    expect(transition(ended, 'sought')).toBe('paused');
  });

  test('goes on playing when the reader moves while it plays', () => {
    expect(transition('playing', 'sought')).toBe('playing');
  });

  test('leaves the state alone when an event does not fit', () => {
    expect(after('pause')).toBe('idle');
    expect(after('play', 'play', 'finished')).toBe('loading');
    expect(after('play', 'loaded', 'broken')).toBe('paused');
  });
});
