import { describe, expect, test } from 'vitest';
import { judgeCommand } from './command-keys.ts';

const judge = (line: string) =>
  judgeCommand(line.split(' ').map((word) => new TextEncoder().encode(word)));

describe('judgeCommand', () => {
  test('refuses two keys of two slots and takes two of one slot', () => {
    expect(judge('MGET a b')).toMatchObject({ isCrossSlot: true, slots: [15495, 3300] });
    expect(judge('mget {u}a {u}b')).toMatchObject({ isCrossSlot: false });
    expect(judge('SET a b')).toMatchObject({ isCrossSlot: false, slots: [15495] });
    expect(judge('PING')).toMatchObject({ isCrossSlot: false, keys: [] });
  });

  test('knows where the keys are: in pairs, after their number, before the last', () => {
    const keysOf = (line: string) => {
      const verdict = judge(line);
      return 'problem' in verdict
        ? verdict
        : verdict.keys.map((key) => new TextDecoder().decode(key));
    };
    expect(keysOf('MSET a 1 b 2')).toEqual(['a', 'b']);
    expect(keysOf('EVAL script 2 a b x')).toEqual(['a', 'b']);
    expect(keysOf('ZUNIONSTORE d 2 a b WEIGHTS 1 2')).toEqual(['d', 'a', 'b']);
    expect(keysOf('BLPOP a b 0')).toEqual(['a', 'b']);
    expect(keysOf('BITOP AND d a')).toEqual(['d', 'a']);
  });

  test('says why it cannot judge', () => {
    expect(judge('MGTE a b')).toEqual({ problem: 'unknown' });
    for (const line of ['RENAME a', 'MSET a', 'GET a b', 'BLPOP a', 'EVAL script', 'TIME now']) {
      expect(judge(line), line).toEqual({ problem: 'arity' });
    }
    expect(judge('ZDIFF 0 a')).toEqual({ problem: 'key-count' });
    expect(judge('EVAL script 0')).toMatchObject({ keys: [] });
    expect(judge('EVAL script two a b')).toEqual({ problem: 'key-count' });
    expect(judge('EVAL script 3 a b')).toEqual({ problem: 'key-count' });
  });
});
