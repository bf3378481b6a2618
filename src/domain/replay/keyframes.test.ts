import { describe, expect, test } from 'vitest';
import { keyframePlaces, routeTo } from './keyframes.ts';
import { ScreenSafety } from './screen-safety.ts';
import type { Track } from './track.ts';

function trackOf(...pieces: readonly string[]): Track {
  return pieces.map((data, at) => ({ at, data }));
}
function isSafeAfter(...pieces: readonly string[]): boolean {
  const safety = new ScreenSafety();
  for (const piece of pieces) safety.read(piece);
  return safety.isSafe;
}

describe('keyframePlaces', () => {
  test('lie about as far apart as asked', () => {
    expect(keyframePlaces(trackOf('aaaa', 'aaaa', 'aaaa', 'aaaa', 'a'), 8)).toEqual([2, 4]);
    expect(keyframePlaces([], 8)).toEqual([]);
  });

  test('wait for a spot where the screen says everything', () => {
    const track = trackOf('long text\x1b[', '1m', '\x1b[?1049h', 'a pager', '\x1b[?1049l', 'end');
    expect(keyframePlaces(track, 8)).toEqual([2, 5]);
  });
});

describe('ScreenSafety', () => {
  test('holds after text, colours and cursor moves', () => {
    expect(isSafeAfter('a\x1b[1;31mb\x1b[2A\r\x1b[2K', '\x1b]0;title\x07')).toBe(true);
  });

  test('does not hold inside a sequence', () => {
    expect(isSafeAfter('a\x1b')).toBe(false);
    expect(isSafeAfter('a\x1b[1;3')).toBe(false);
    expect(isSafeAfter('a\x1b[1;3', '1m')).toBe(true);
    expect(isSafeAfter('\x1b]0;title')).toBe(false);
    expect(isSafeAfter('\x1b]0;title', '\x1b\\')).toBe(true);
  });

  test('does not hold on the alternate screen, in a scroll region or a drawing set', () => {
    for (const [on, off] of [
      ['\x1b[?1049h', '\x1b[?1049l'],
      ['\x1b[?1;47h', '\x1b[?47l'],
      ['\x1b[2;10r', '\x1b[r'],
      ['\x1b(0', '\x1b(B'],
      ['\x1b7', '\x1b8'],
      ['\x1b[s', '\x1b[u'],
      ['\x1b[2;10r', '\x1bc'],
    ] as const) {
      expect(isSafeAfter(on)).toBe(false);
      expect(isSafeAfter(on, off)).toBe(true);
    }
  });
});

describe('routeTo', () => {
  const keyframes = [
    { events: 10, screen: 'ten' },
    { events: 20, screen: 'twenty' },
  ];

  test('goes on from where the terminal stands when no remembered screen is nearer', () => {
    expect(routeTo(15, 12, keyframes)).toEqual({ isFresh: false, screen: '', from: 12 });
    expect(routeTo(12, 12, keyframes)).toEqual({ isFresh: false, screen: '', from: 12 });
  });

  test('jumps to the last remembered screen before the place, forwards and backwards', () => {
    const twenty = { isFresh: true, screen: 'twenty', from: 20 };
    expect(routeTo(25, 3, keyframes)).toEqual(twenty);
    expect(routeTo(25, 90, keyframes)).toEqual(twenty);
    expect(routeTo(20, undefined, keyframes)).toEqual(twenty);
  });

  test('begins at the start before the first one', () => {
    expect(routeTo(9, 90, keyframes)).toEqual({ isFresh: true, screen: '', from: 0 });
    expect(routeTo(9, undefined, [])).toEqual({ isFresh: true, screen: '', from: 0 });
  });
});
