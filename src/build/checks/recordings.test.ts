import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatFindings } from '../../domain/finding/finding.ts';
import { readRecordingFiles } from '../recordings/read.ts';
import { examineRecordings } from './recordings.ts';

const folder = 'playgrounds/recordings/swarm/create';
const cast = [
  '{"version":2,"width":100,"height":28}',
  '[0,"o","[root@docker1 ~]# "]',
  '[1,"m","docker1$ true"]',
  '[2,"o","true\\r\\n"]',
  '[3,"o","[root@docker1 ~]# "]',
  '',
].join('\n');

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'recordings-'));
  write('playgrounds/scenarios/swarm/create/one.ts', '');
  write(`${folder}/one.cast`, cast);
  writeManifest({});
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** A sound manifest of one.cast, but for the given fields. */
function writeManifest(fields: Record<string, unknown>): void {
  const manifest = {
    format: 1,
    id: 'swarm/create/one',
    title: '一条命令',
    scenario: 'playgrounds/scenarios/swarm/create/one.ts',
    recordedAt: '2026-11-21T12:00:00Z',
    verified: null,
    size: { cols: 100, rows: 28 },
    durationSeconds: 3,
    idleTimeLimitSeconds: 2,
    versions: { docker: '26.1.5', os: 'Debian GNU/Linux 13' },
    hosts: [host({})],
    commands: [command({})],
    ...fields,
  };
  write(`${folder}/one.json`, `${JSON.stringify(manifest, null, 2)}\n`);
}
function host(fields: Record<string, unknown>): Record<string, unknown> {
  const sha256 = createHash('sha256').update(cast).digest('hex');
  const bytes = Buffer.byteLength(cast);
  return {
    name: 'docker1',
    address: '192.168.110.101',
    cast: 'one.cast',
    sha256,
    bytes,
    ...fields,
  };
}
function command(fields: Record<string, unknown>): Record<string, unknown> {
  return {
    host: 'docker1',
    command: 'true',
    narration: '什么也不做。',
    typedSeconds: 1.5,
    startSeconds: 2,
    endSeconds: 3,
    exitStatus: 0,
    state: null,
    ...fields,
  };
}
function findings(): string {
  return formatFindings(examineRecordings(readRecordingFiles(root)).findings);
}

describe('examineRecordings', () => {
  test('finds nothing in a sound recording and hands it over', () => {
    expect(findings()).toBe('');
    const { recordings } = examineRecordings(readRecordingFiles(root));
    expect(recordings.map(({ manifest }) => manifest.id)).toEqual(['swarm/create/one']);
    expect(recordings[0]?.hosts[0]?.cast.durationSeconds).toBe(3);
  });

  test('has nothing to say where nothing is recorded', () => {
    rmSync(join(root, 'playgrounds/recordings'), { recursive: true });
    expect(findings()).toBe('');
  });

  test('names the line of a manifest that is not JSON, and does not call its cast an orphan', () => {
    write(`${folder}/one.json`, '{\n  "format": 1,\n}\n');
    expect(findings()).toMatchInlineSnapshot(`
      "playgrounds/recordings/swarm/create/one.json:3: the manifest is not JSON.
        Manifests are written by the recorder: npm run record -- swarm/create/one [recording/manifest-invalid]"
    `);
  });

  test('names every field that is not of the schema', () => {
    writeManifest({ format: 2, versions: { docker: '26.1.5' }, speed: 1 });
    expect(findings()).toMatchInlineSnapshot(`
      "playgrounds/recordings/swarm/create/one.json:2: format: expected 1; found the number 2.
        Manifests are written by the recorder: npm run record -- swarm/create/one [recording/manifest-invalid]
      playgrounds/recordings/swarm/create/one.json:14: versions: the field "os" is missing.
        Manifests are written by the recorder: npm run record -- swarm/create/one [recording/manifest-invalid]
      playgrounds/recordings/swarm/create/one.json:38: the field "speed" is not known here.
        Manifests are written by the recorder: npm run record -- swarm/create/one [recording/manifest-invalid]"
    `);
  });

  test('names a command on an unknown host, and commands that are not in order', () => {
    writeManifest({ commands: [command({}), command({ host: 'docker9', typedSeconds: 1 })] });
    expect(findings()).toMatchInlineSnapshot(`
      "playgrounds/recordings/swarm/create/one.json:39: commands.1.host: "docker9" is none of the hosts.
        Manifests are written by the recorder: npm run record -- swarm/create/one [recording/manifest-invalid]
      playgrounds/recordings/swarm/create/one.json:42: commands.1.typedSeconds: commands must be in order of time.
        Manifests are written by the recorder: npm run record -- swarm/create/one [recording/manifest-invalid]"
    `);
  });

  test('names an id and a cast that are not called after the manifest', () => {
    write(`${folder}/two.cast`, cast);
    rmSync(join(root, folder, 'one.cast'));
    writeManifest({ id: 'swarm/create/two', hosts: [host({ cast: 'two.cast' })] });
    expect(findings()).toMatchInlineSnapshot(`
      "playgrounds/recordings/swarm/create/one.json:3: id is "swarm/create/two"; expected "swarm/create/one".
        Manifests are written by the recorder: npm run record -- swarm/create/one [recording/manifest-invalid]
      playgrounds/recordings/swarm/create/one.json:22: hosts.0.cast is "two.cast"; expected "one.cast".
        Manifests are written by the recorder: npm run record -- swarm/create/one [recording/manifest-invalid]"
    `);
  });

  test('names a cast that is missing', () => {
    rmSync(join(root, folder, 'one.cast'));
    expect(findings()).toMatchInlineSnapshot(`
      "playgrounds/recordings/swarm/create/one.json:22: playgrounds/recordings/swarm/create/one.cast is not there.
        Bring the file back from git, or record again: npm run record -- swarm/create/one [recording/cast-missing]"
    `);
  });

  test('names a cast that no manifest names', () => {
    write(`${folder}/one.docker2.cast`, cast);
    write(`${folder}/gone.cast`, cast);
    expect(findings()).toMatchInlineSnapshot(`
      "playgrounds/recordings/swarm/create/gone.cast: no manifest names this cast.
        Remove it, or record again: npm run record -- swarm/create/gone [recording/orphan-cast]
      playgrounds/recordings/swarm/create/one.docker2.cast: no manifest names this cast.
        Remove it, or record again: npm run record -- swarm/create/one [recording/orphan-cast]"
    `);
  });

  test('names a cast that was edited', () => {
    write(`${folder}/one.cast`, cast.replace('true', 'false'));
    expect(findings()).toMatchInlineSnapshot(`
      "playgrounds/recordings/swarm/create/one.json:23: playgrounds/recordings/swarm/create/one.cast has 140 bytes, sha256 6f2c5f997aaa…; the manifest has 139 bytes, c378f8882cc7….
        Recordings are never edited: npm run record -- swarm/create/one [recording/hash-mismatch]"
    `);
  });

  test('names a cast whose terminal has another size', () => {
    writeManifest({ size: { cols: 80, rows: 24 } });
    expect(findings()).toMatchInlineSnapshot(`
      "playgrounds/recordings/swarm/create/one.cast: the terminal is 100x28; the manifest has 80x24.
        A terminal keeps its size while it is recorded: npm run record -- swarm/create/one [recording/size-mismatch]"
    `);
  });

  test('names a scenario that is gone', () => {
    rmSync(join(root, 'playgrounds/scenarios'), { recursive: true });
    expect(findings()).toMatchInlineSnapshot(`
      "playgrounds/recordings/swarm/create/one.json:5: the scenario playgrounds/scenarios/swarm/create/one.ts is not there.
        Bring the scenario back, or remove the recording with it. [recording/scenario-missing]"
    `);
  });

  test('passes on what parseCast finds, with the line of the cast', () => {
    const broken = cast.replace('[2,"o"', '[0.5,"o"');
    write(`${folder}/one.cast`, broken);
    const sha256 = createHash('sha256').update(broken).digest('hex');
    writeManifest({ hosts: [host({ sha256, bytes: Buffer.byteLength(broken) })] });
    expect(findings()).toMatchInlineSnapshot(`
      "playgrounds/recordings/swarm/create/one.cast:4: event at 0.5 s comes after 1 s; times must not decrease.
        Recordings are never edited: npm run record -- swarm/create/one [cast/time-order]"
    `);
  });
});
