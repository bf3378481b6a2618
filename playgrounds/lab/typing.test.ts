import { describe, expect, test } from 'vitest';
import { keystrokesOf, textsOfKeys } from './typing.ts';

const line = 'docker swarm join --token SWMTKN-1-a-b 192.168.110.101:2377';

describe('keystrokesOf', () => {
  test('types the line character by character', () => {
    expect(keystrokesOf('echo 你好').map(({ text }) => text)).toEqual([...'echo 你好']);
  });

  test('pastes captured text in one go', () => {
    const texts = keystrokesOf(line, ['SWMTKN-1-a-b']).map(({ text }) => text);
    expect(texts.filter((text) => text.length > 1)).toEqual(['SWMTKN-1-a-b']);
    expect(texts.join('')).toBe(line);
  });

  test('types the same line the same way every time', () => {
    expect(keystrokesOf(line)).toEqual(keystrokesOf(line));
  });

  test('takes between 3 and 9 seconds for a line of 100 characters', () => {
    const ms = keystrokesOf('x'.repeat(100)).reduce((sum, { pauseMs }) => sum + pauseMs, 0);
    expect(ms).toBeGreaterThan(3000);
    expect(ms).toBeLessThan(9000);
  });
});

describe('textsOfKeys', () => {
  test('knows Ctrl with a letter, and single characters', () => {
    expect(textsOfKeys('C-c')).toEqual(['\x03']);
    expect(textsOfKeys('C-p C-q')).toEqual(['\x10', '\x11']);
    expect(textsOfKeys('q')).toEqual(['q']);
  });

  test('refuses what is no key', () => {
    expect(() => textsOfKeys('Ctrl-C')).toThrow('Ctrl-C is no key.');
  });
});
