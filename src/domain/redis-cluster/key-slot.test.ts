import { describe, expect, test } from 'vitest';
import { crc16 } from './crc16.ts';
import { explainKeySlot, hashedPart, keySlot } from './key-slot.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

// redis-cli CLUSTER KEYSLOT <key>, redis-server 7.0.15
const vectors: readonly (readonly [string, number])[] = [
  ['123456789', 12739],
  ['foo', 12182],
  ['somekey', 11058],
  ['foo{hash_tag}', 2515],
  ['{user1000}.following', 3443],
  ['foo{}{bar}', 8363],
  ['foo{{bar}}zap', 4015],
  ['foo{bar}{zap}', 5061],
  ['foobar{}', 4435],
  ['{}', 15257],
  ['用户:1', 7998],
  ['{用户}:1', 5340],
  ['a{', 14311],
  ['', 0],
];

describe('keySlot', () => {
  test.each(vectors)('agrees with CLUSTER KEYSLOT on %j', (key, slot) => {
    expect(keySlot(key)).toBe(slot);
    expect(keySlot(bytesOf(key))).toBe(slot);
    expect(explainKeySlot(bytesOf(key)).slot).toBe(slot);
  });

  test('encodes every character as TextEncoder does, half surrogate pairs too', () => {
    for (const text of [
      'é',
      '€',
      '😀',
      '\ud83d',
      '\ude00',
      '\ud83dx',
      'a\udc00\ud800b',
      '\u07ff\u0800',
    ]) {
      expect(keySlot(text), JSON.stringify(text)).toBe(keySlot(bytesOf(text)));
    }
  });
});

describe('hashedPart', () => {
  test.each([
    ['user', 'no-brace'],
    ['}{', 'unclosed'],
    ['a{b', 'unclosed'],
    ['foo{}{bar}', 'empty-tag'],
    ['{a}', 'tag'],
  ])('says why %j is hashed as it is: %s', (key, rule) => {
    expect(hashedPart(bytesOf(key)).rule).toBe(rule);
  });

  test('takes the first } after the first {, so a nested brace belongs to the tag', () => {
    expect(hashedPart(bytesOf('foo{{bar}}zap'))).toEqual({ rule: 'tag', start: 4, end: 8 });
  });
});

describe('explainKeySlot', () => {
  test('gives the checksum byte by byte', () => {
    const { steps, crc } = explainKeySlot(bytesOf('x{ab}'));
    expect(steps.map(({ byte }) => byte)).toEqual([0x61, 0x62]);
    expect(steps[0]).toEqual({ byte: 0x61, before: 0, index: 0x61, after: crc16(bytesOf('a')) });
    expect(steps.at(-1)?.after).toBe(crc);
    expect(crc).toBe(crc16(bytesOf('ab')));
  });
});

test('crc16 gives the check value of CRC-16/XMODEM', () => {
  expect(crc16(bytesOf('123456789'))).toBe(0x31c3);
});
