import { crc16Step, crc16Table } from './crc16.ts';

/** How many hash slots a Redis Cluster has. */
export const slotCount = 16_384;

/** Which bytes of a key are hashed, and why. */
export type HashRule =
  | 'tag' // Between the first { and the first } after it.
  | 'no-brace' // There is no {, so the whole key counts.
  | 'unclosed' // No } follows the first {, so the whole key counts.
  | 'empty-tag'; // The first } follows the first { at once, so the whole key counts.

/** The part of a key that decides its slot: bytes from `start` up to, not including, `end`. */
export interface HashedPart {
  readonly rule: HashRule;
  readonly start: number;
  readonly end: number;
}

const openBrace = 0x7b;
const closeBrace = 0x7d;

/**
 * The hash slot of a Redis Cluster key: CRC16 (XMODEM) of its hash tag, or of the whole key, modulo 16384.
 *
 * @param key - As Redis receives it; a string is encoded as UTF-8 (half of a surrogate pair becomes U+FFFD).
 * @returns An integer from 0 to 16383.
 * @example keySlot('{user1000}.following') // 3443, the slot of 'user1000'
 * @example keySlot('foo{}{bar}')           // 8363: the first tag is empty, so the whole key counts
 * @see keyHashSlot() in redis/src/cluster.c; the vectors in the tests come from CLUSTER KEYSLOT
 */
export function keySlot(key: string | Uint8Array): number {
  if (typeof key === 'string') return slotOfText(key);
  const { start, end } = hashedPart(key);
  let crc = 0;
  for (let at = start; at < end; at++) crc = crc16Step(crc, key[at] ?? 0);
  return crc & (slotCount - 1);
}

/**
 * Which bytes of a key are hashed: what stands between the first { and the first } after it, unless that is
 * nothing.
 *
 * @see keyHashSlot() in redis/src/cluster.c
 */
export function hashedPart(key: Uint8Array): HashedPart {
  const whole = { start: 0, end: key.length };
  const open = key.indexOf(openBrace);
  if (open === -1) return { rule: 'no-brace', ...whole };
  const close = key.indexOf(closeBrace, open + 1);
  if (close === -1) return { rule: 'unclosed', ...whole };
  if (close === open + 1) return { rule: 'empty-tag', ...whole };
  return { rule: 'tag', start: open + 1, end: close };
}

/** One byte of the working: the checksum before it, its index in the table, the checksum after it. */
export interface HashStep {
  readonly byte: number;
  readonly before: number;
  readonly index: number;
  readonly after: number;
}

/** Everything between a key and its slot. */
export interface KeyWorking extends HashedPart {
  readonly bytes: Uint8Array;
  readonly steps: readonly HashStep[];
  /** The CRC16 of the hashed part, 0 to 65535. */
  readonly crc: number;
  readonly slot: number;
}

/** The working behind `keySlot`, byte by byte. */
export function explainKeySlot(key: Uint8Array): KeyWorking {
  const part = hashedPart(key);
  const steps: HashStep[] = [];
  let crc = 0;
  for (const byte of key.subarray(part.start, part.end)) {
    const after = crc16Step(crc, byte);
    steps.push({ byte, before: crc, index: ((crc >> 8) ^ byte) & 0xff, after });
    crc = after;
  }
  return { ...part, bytes: key, steps, crc, slot: crc & (slotCount - 1) };
}

/**
 * As keySlot() of the key's UTF-8 bytes, without making them: braces are ASCII, so they can be found in the
 * string, and each character is fed to the checksum as it is encoded.
 */
function slotOfText(key: string): number {
  let start = 0;
  let end = key.length;
  const open = key.indexOf('{');
  if (open !== -1) {
    const close = key.indexOf('}', open + 1);
    if (close > open + 1) {
      start = open + 1;
      end = close;
    }
  }
  // The table's look-up is written out for ASCII: this loop is where a list of 10,000 keys spends its time.
  const table = crc16Table;
  let crc = 0;
  for (let at = start; at < end; at++) {
    const unit = key.charCodeAt(at);
    if (unit < 0x80) {
      crc = ((crc << 8) & 0xffff) ^ (table[(crc >> 8) ^ unit] ?? 0);
      continue;
    }
    if (unit < 0x800) {
      crc = crc16Step(crc, 0xc0 | (unit >> 6));
      crc = crc16Step(crc, 0x80 | (unit & 0x3f));
      continue;
    }
    const point = codePoint(key, at, end);
    if (point > 0xffff) {
      at++;
      crc = crc16Step(crc, 0xf0 | (point >> 18));
      crc = crc16Step(crc, 0x80 | ((point >> 12) & 0x3f));
    } else {
      crc = crc16Step(crc, 0xe0 | (point >> 12));
    }
    crc = crc16Step(crc, 0x80 | ((point >> 6) & 0x3f));
    crc = crc16Step(crc, 0x80 | (point & 0x3f));
  }
  return crc & (slotCount - 1);
}

/** The code point that begins at a position, U+FFFD where a surrogate stands alone, as in TextEncoder. */
function codePoint(text: string, at: number, end: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdfff) return unit;
  const next = at + 1 < end ? text.charCodeAt(at + 1) : 0;
  const isPair = unit < 0xdc00 && next >= 0xdc00 && next <= 0xdfff;
  return isPair ? (unit - 0xd800) * 0x400 + (next - 0xdc00) + 0x1_0000 : 0xfffd;
}
