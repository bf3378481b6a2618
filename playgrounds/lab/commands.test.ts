import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verify } from './verify.ts';

/** What the commands say to wrong words; nothing here needs root or touches a lab. */
function said(script: 'lab.ts' | 'record.ts', ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, script), ...words],
    { encoding: 'utf8' },
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
      stderr: 'playgrounds/scenarios/swarm/create/jion.ts is not there: no such scenario.\n',
    });
  });
});
