import { describe, expect, test } from 'vitest';
import { FormatError } from '../finding/finding.ts';
import { parseCast } from './parse-cast.ts';

const file = 'playgrounds/recordings/swarm/create/join.docker1.cast';
const header = '{"version":2,"width":100,"height":28,"title":"加入","idle_time_limit":2}';

function cast(...lines: readonly string[]): string {
  return [header, ...lines, ''].join('\n');
}
function errorOf(text: string): string {
  try {
    parseCast(text, file);
  } catch (error) {
    if (error instanceof FormatError) return error.message;
    throw error;
  }
  throw new Error('parseCast accepted the recording');
}

describe('parseCast', () => {
  test('reads header, events and markers of version 2', () => {
    const read = parseCast(
      cast('[0,"o","$ "]', '[0.5,"m","docker1$ ls"]', '[1.25,"o","ls"]'),
      file,
    );
    expect(read).toEqual({
      version: 2,
      cols: 100,
      rows: 28,
      title: '加入',
      timestamp: undefined,
      idleTimeLimitSeconds: 2,
      events: [
        { at: 0, kind: 'output', data: '$ ' },
        { at: 0.5, kind: 'marker', data: 'docker1$ ls' },
        { at: 1.25, kind: 'output', data: 'ls' },
      ],
      markers: [{ at: 0.5, label: 'docker1$ ls' }],
      durationSeconds: 1.25,
    });
  });

  test('adds up the intervals of version 3 and passes over its comments', () => {
    const text = [
      '{"version":3,"term":{"cols":80,"rows":24}}',
      '# a comment',
      '[0.25,"o","a"]',
      '[0.5,"m","码头"]',
      '[1,"x","0"]',
      '',
    ].join('\n');
    const read = parseCast(text, file);
    expect([read.cols, read.rows]).toEqual([80, 24]);
    expect(read.events.map(({ at, kind }) => [at, kind])).toEqual([
      [0.25, 'output'],
      [0.75, 'marker'],
      [1.75, 'exit'],
    ]);
  });

  test('keeps an event whose code it does not know, as the specification asks', () => {
    expect(parseCast(cast('[1,"z","?"]'), file).events).toEqual([
      { at: 1, kind: 'other', data: '?' },
    ]);
  });

  test('reads a file with Windows line ends and without a last one', () => {
    expect(parseCast(`${header}\r\n[1,"o","a"]`, file).events).toHaveLength(1);
  });

  test('says that a file is empty', () => {
    expect(errorOf('\n')).toMatchInlineSnapshot(`
    "playgrounds/recordings/swarm/create/join.docker1.cast: the recording is empty.
      Recordings are never edited: npm run record -- swarm/create/join [cast/empty]"
  `);
  });

  test('says that the first line is no header', () => {
    expect(errorOf('[1,"o","a"]\n')).toMatchInlineSnapshot(`
    "playgrounds/recordings/swarm/create/join.docker1.cast:1: the header is [1,"o","a"]; expected a JSON object.
      Recordings are never edited: npm run record -- swarm/create/join [cast/header]"
  `);
  });

  test('names a version it cannot read', () => {
    expect(errorOf('{"version":1,"width":80,"height":24}\n')).toMatchInlineSnapshot(`
    "playgrounds/recordings/swarm/create/join.docker1.cast:1: version is 1; expected 2 or 3.
      Recordings are never edited: npm run record -- swarm/create/join [cast/version]"
  `);
  });

  test('misses the size of the terminal in both versions', () => {
    expect(errorOf('{"version":2,"width":100}\n')).toMatchInlineSnapshot(`
    "playgrounds/recordings/swarm/create/join.docker1.cast:1: width and height are 100 and missing; expected whole numbers above 0.
      Recordings are never edited: npm run record -- swarm/create/join [cast/size]"
  `);
    expect(errorOf('{"version":3}\n')).toMatchInlineSnapshot(`
    "playgrounds/recordings/swarm/create/join.docker1.cast:1: term.cols and term.rows are missing and missing; expected whole numbers above 0.
      Recordings are never edited: npm run record -- swarm/create/join [cast/size]"
  `);
  });

  test('names the line that is not an event', () => {
    expect(errorOf(cast('[0,"o","a"]', '[1,"o"]'))).toMatchInlineSnapshot(`
    "playgrounds/recordings/swarm/create/join.docker1.cast:3: the line is [1,"o"]; expected [seconds, "o", "text"].
      Recordings are never edited: npm run record -- swarm/create/join [cast/event]"
  `);
    expect(errorOf(cast('hello', '[1,"o","a"]'))).toContain('cast:2: the line is hello; expected');
  });

  test('names the line where time runs back', () => {
    expect(errorOf(cast('[3.9,"o","a"]', '[3.2,"o","b"]'))).toMatchInlineSnapshot(`
    "playgrounds/recordings/swarm/create/join.docker1.cast:3: event at 3.2 s comes after 3.9 s; times must not decrease.
      Recordings are never edited: npm run record -- swarm/create/join [cast/time-order]"
  `);
    const backwards = '{"version":3,"term":{"cols":80,"rows":24}}\n[1,"o","a"]\n[-0.5,"o","b"]\n';
    expect(errorOf(backwards)).toContain('cast:3: event at 0.5 s comes after 1 s');
  });

  test('says that the last line is cut off', () => {
    expect(errorOf(`${header}\n[0,"o","a"]\n[1.5,"o","hal`)).toMatchInlineSnapshot(`
    "playgrounds/recordings/swarm/create/join.docker1.cast:3: the last line is cut off: [1.5,"o","hal.
      Recordings are never edited: npm run record -- swarm/create/join [cast/truncated]"
  `);
  });

  test('names the line whose bytes are not UTF-8', () => {
    const bytes = Uint8Array.of(
      ...new TextEncoder().encode(`${header}\n[0,"o","`),
      0xc3,
      0x28,
      0x22,
      0x5d,
    );
    expect(errorOf(new TextDecoder().decode(bytes))).toMatchInlineSnapshot(`
    "playgrounds/recordings/swarm/create/join.docker1.cast:2: the line holds bytes that are not UTF-8 (or U+FFFD).
      Recordings are never edited: npm run record -- swarm/create/join [cast/text]"
  `);
  });

  test('names the line that holds half of a surrogate pair', () => {
    expect(errorOf(cast('[0,"o","\\ud83d"]'))).toMatchInlineSnapshot(`
    "playgrounds/recordings/swarm/create/join.docker1.cast:2: the text holds half of a surrogate pair.
      Recordings are never edited: npm run record -- swarm/create/join [cast/text]"
  `);
  });

  test('reads 10 MB of events within two seconds', () => {
    const lines = Array.from({ length: 10_000 }, (_, n) => `[${n},"o","${'x'.repeat(1000)}"]`);
    const started = performance.now();
    expect(parseCast(cast(...lines), file).events).toHaveLength(10_000);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
