import { describe, expect, test } from 'vitest';
import { CastTrack, formatCast, RecordingClock } from './cast-writer.ts';

describe('formatCast', () => {
  test('writes a header of version 2 and one event a line', () => {
    const text = formatCast(
      [
        [0, 'o', '# '],
        [0.9, 'm', 'docker1$ ls'],
      ],
      {
        title: '列出文件',
        size: { cols: 100, rows: 28 },
        recordedAt: new Date('2026-11-21T12:00:00.600Z'),
      },
    );
    expect(text).toMatchInlineSnapshot(`
      "{"version":2,"width":100,"height":28,"timestamp":1795262400,"title":"列出文件","idle_time_limit":2,"env":{"TERM":"xterm-256color","SHELL":"/bin/bash"}}
      [0,"o","# "]
      [0.9,"m","docker1$ ls"]
      "
    `);
  });
});

describe('CastTrack', () => {
  test('keeps events in the order of time and knows the last one', () => {
    const track = new CastTrack(new RecordingClock());
    expect(track.end).toBe(0);
    track.marker('docker1$ ls');
    track.output('a.txt\r\n');
    const times = track.events.map(([at]) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(track.end).toBe(times[1]);
  });
});
