import { constants } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fastestAccelerator, kvmAccess, wantedAccelerator } from './accelerator.ts';
import type { Emulator } from './emulator.ts';

let told: string[] = [];
beforeEach(() => {
  told = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void told.push(line));
});
afterEach(() => void vi.restoreAllMocks());

/** A QEMU whose trial of KVM is this line of shell. */
const emulator = (line: string): Emulator => ({
  program: 'sh',
  args: ['-c', line],
  version: '10.0.13',
});
const panics = emulator(
  'echo "Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)"',
);
const fails = emulator('echo "could not set up" >&2; echo "kvm: busy" >&2; exit 1');

describe('fastestAccelerator', () => {
  test('is KVM where a trial shows a guest, and says nothing', async () => {
    expect(await fastestAccelerator(panics, { kvm: 'open' })).toBe('kvm');
    expect(told).toEqual([]);
  });

  test("is emulation where no guest runs: says why, that it is only slower, and QEMU's words", async () => {
    expect(await fastestAccelerator(fails, { kvm: 'open' })).toBe('tcg');
    expect(told).toEqual([
      '/dev/kvm opens, but no guest runs under it: nested virtualisation is off or broken. Nothing need be done: the machine is emulated, which is only slower. QEMU said: kvm: busy',
    ]);
  });

  test('ends a trial that hangs', async () => {
    const hangs = emulator('echo Booting; exec sleep 600');
    expect(await fastestAccelerator(hangs, { kvm: 'open', trialSeconds: 1 })).toBe('tcg');
    expect(told).toHaveLength(1);
  });

  test('tries nothing without permission, and says how to get it', async () => {
    expect(await fastestAccelerator(panics, { kvm: 'forbidden' })).toBe('tcg');
    expect(told.join('\n')).toMatch(
      /^The machine is emulated, .* no permission for \/dev\/kvm: .*usermod -aG kvm \S+\) and log in again\.$/,
    );
  });

  test('is silent where nobody expects KVM', async () => {
    expect(await fastestAccelerator(panics, { kvm: 'none' })).toBe('tcg');
    expect(told).toEqual([]);
  });

  test('is what was asked for, without a trial', async () => {
    expect(await fastestAccelerator(panics, { kvm: 'open', wanted: 'tcg' })).toBe('tcg');
    expect(await fastestAccelerator(fails, { kvm: 'open', wanted: 'kvm' })).toBe('kvm');
    expect(told).toEqual([]);
  });
});

describe('wantedAccelerator', () => {
  test('reads LAB_VM_ACCEL, and refuses what is no accelerator', () => {
    expect(['', 'tcg', 'kvm'].map((word) => wantedAccelerator(word))).toEqual([
      undefined,
      'tcg',
      'kvm',
    ]);
    expect(() => wantedAccelerator('hvf')).toThrow(
      'LAB_VM_ACCEL=hvf is no accelerator. Give tcg (emulate) or kvm (without a trial), or leave it out.',
    );
  });
});

describe('kvmAccess', () => {
  const failing = (code: string) => () => {
    throw Object.assign(new Error(code), { code });
  };

  test('wants to read and to write', () => {
    const access = vi.fn();
    expect(kvmAccess('/dev/kvm', access)).toBe('open');
    expect(access).toHaveBeenCalledWith('/dev/kvm', constants.R_OK | constants.W_OK);
  });

  test('tells a device that is not there from one that is for others', () => {
    expect(kvmAccess('/dev/kvm', failing('ENOENT'))).toBe('none');
    expect(kvmAccess('/dev/kvm', failing('EACCES'))).toBe('forbidden');
    expect(kvmAccess('/nonexistent/kvm')).toBe('none');
  });
});
