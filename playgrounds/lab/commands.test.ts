import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verify } from './verify.ts';

/** What the commands say to wrong words; nothing here needs root or touches a lab. */
function said(script: 'lab.ts' | 'record.ts', ...words: string[]) {
  return saidWith({}, script, ...words);
}

function saidWith(env: Record<string, string>, script: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, script), ...words],
    { encoding: 'utf8', env: { ...process.env, ...env } },
  );
  return { status, stdout, stderr };
}

describe('npm run lab', () => {
  test('tells its verbs', () => {
    for (const words of [[], ['start']]) {
      const { status, stderr } = said('lab.ts', ...words);
      expect(status).toBe(1);
      expect(stderr).toMatch(/^npm run lab -- up\|down\|.*\n$/);
    }
  });

  test('names the hosts when one is unknown, and starts none', () => {
    expect(said('lab.ts', 'up', 'docker1', 'dokcer2')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'dokcer2 is no host of the book. There are: docker1, docker2, docker3, docker4, docker5, docker6, registry.\n',
    });
  });

  test('names the sessions when one is not recorded', async () => {
    await expect(verify(['swarm/create/jion'])).rejects.toThrow(
      /^swarm\/create\/jion is not recorded\. There are:\n[^]*^swarm\/create\/join$/m,
    );
  });
});

describe('npm run lab -- --vm', () => {
  test('tells its verbs', () => {
    for (const words of [[], ['start']]) {
      expect(said('lab.ts', '--vm', ...words).stderr).toMatch(
        /^npm run lab -- --vm build .* \| down \| status \| .*\n$/,
      );
    }
  });

  test('refuses hosts that are unknown, and words that mean nothing, before anything starts', () => {
    const { status, stderr } = said('lab.ts', '--vm', 'up', 'dokcer2');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^dokcer2 is no host of the book\. There are: docker1, /);
    expect(said('lab.ts', '--vm', 'down', 'docker1').stderr).toMatch(
      /^docker1 is one word too many\. npm run lab -- --vm build /,
    );
  });
});

describe('npm run lab -- --vm doctor', () => {
  test.runIf(process.platform === 'linux')('tells all that building and starting takes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lab-'));
    const env = { LAB_DIR: folder, LAB_VM_PORT: '2399', LAB_VM_ACCEL: '' };
    const { status, stdout, stderr } = saidWith(env, 'lab.ts', '--vm', 'doctor');
    rmSync(folder, { recursive: true });
    expect(stderr).toBe('');
    expect(status).toBe(1); // There is no image in that folder.
    const subjects = [...stdout.matchAll(/^(?:ok|MISSING|slower) +(.*)$/gm)];
    expect(subjects.map(([, what = '']) => what)).toEqual([
      'Linux on x86-64',
      "root, for the book's images",
      expect.stringMatching(/^packages mmdebstrap, e2fsprogs, .*iproute2.*, openssh-client$/),
      `${folder}/vm to write to`,
      `9 GiB free in ${folder}`,
      '5 GiB of free memory',
      'port 2399 of 127.0.0.1',
      'KVM, where a trial at each start shows a guest',
      "the book's images",
      'QEMU 10 or later',
      'the image of the virtual machine',
    ]);
  });

  test('refuses what is no accelerator', () => {
    const { status, stderr } = saidWith({ LAB_VM_ACCEL: 'hvf' }, 'lab.ts', '--vm', 'doctor');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^LAB_VM_ACCEL=hvf is no accelerator\./);
  });
});

describe('npm run record', () => {
  test('asks which session', () => {
    expect(said('record.ts')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'Which one? npm run record -- <part>/<chapter>/<name>…, or --all\n',
    });
  });

  test('names a scenario that is not there, before it records those that are', () => {
    expect(said('record.ts', 'swarm/create/join', 'swarm/create/jion')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'playgrounds/scenarios/swarm/create/jion.ts is not there: no such scenario. Nearest: swarm/create/join\n',
    });
  });
});
