import { describe, expect, test } from 'vitest';
import { isRecent, versionIn } from './emulator.ts';

// From `qemu-system-x86_64 --version` of Debian 12 and of Debian 13.
const bookworm = 'QEMU emulator version 7.2.22 (Debian 1:7.2+dfsg-7+deb12u18+b3)\nCopyright (c)';
const trixie = 'QEMU emulator version 10.0.13 (Debian 1:10.0.13+ds-0+deb13u1)\nCopyright (c)';

describe('versionIn', () => {
  test('reads what QEMU says of itself, and nothing into other words', () => {
    expect(versionIn(bookworm)).toBe('7.2.22');
    expect(versionIn(trixie)).toBe('10.0.13');
    expect(versionIn('')).toBeUndefined();
    expect(versionIn('qemu-img version 7.2.22')).toBeUndefined();
  });
});

describe('isRecent', () => {
  test('compares numbers, not words', () => {
    expect(['7.2.22', '9.2.4', '10.0.13', '11.0.0'].map(isRecent)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
