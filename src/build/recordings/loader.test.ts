import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordingsLoader } from './loader.ts';
import type { RecordingEntry } from './loader.ts';

const folder = 'playgrounds/recordings/swarm/create';

let root: string;
let entries: Map<string, { data: RecordingEntry; digest: string }>;
let made: string[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'recordings-'));
  entries = new Map();
  made = [];
  write('playgrounds/scenarios/swarm/create/one.ts', '');
  writeRecording('docker1\r\n');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** A recording of `hostname` that answered so. */
function writeRecording(output: string): void {
  const lines = [
    { version: 2, width: 80, height: 24 },
    [0, 'o', '$ '],
    [1, 'o', 'hostname'],
    [2, 'o', `\r\n${output}$ `],
  ];
  const cast = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
  const times = { typedSeconds: 1, startSeconds: 1.5, endSeconds: 2 };
  const command = { host: 'docker1', command: 'hostname', narration: '主机的名字。' };
  const file = {
    cast: 'one.cast',
    bytes: Buffer.byteLength(cast),
    sha256: createHash('sha256').update(cast).digest('hex'),
  };
  write(`${folder}/one.cast`, cast);
  write(
    `${folder}/one.json`,
    JSON.stringify({
      format: 1,
      id: 'swarm/create/one',
      title: '一条命令',
      scenario: 'playgrounds/scenarios/swarm/create/one.ts',
      recordedAt: '2026-11-21T12:00:00Z',
      verified: null,
      size: { cols: 80, rows: 24 },
      durationSeconds: 2,
      idleTimeLimitSeconds: 2,
      versions: { docker: '26.1.5', os: 'Debian GNU/Linux 13' },
      hosts: [{ name: 'docker1', address: '192.168.110.101', ...file }],
      commands: [{ ...command, ...times, exitStatus: 0, state: null }],
    }),
  );
}

/** Loads as Astro does: the store outlives the build. */
async function load(): Promise<void> {
  const context = {
    config: { root: pathToFileURL(`${root}/`) },
    generateDigest: (value: unknown) => JSON.stringify(value),
    parseData: ({ data }: { data: unknown }) => Promise.resolve(data),
    store: {
      get: (id: string) => entries.get(id),
      keys: () => [...entries.keys()],
      delete: (id: string) => entries.delete(id),
      set: (entry: { id: string; data: RecordingEntry; digest: string }) => {
        made.push(entry.id);
        entries.set(entry.id, entry);
      },
    },
  };
  await recordingsLoader().load(context as unknown as LoaderContext);
}

describe('recordingsLoader', () => {
  test('gives the manifest with the transcript', async () => {
    await load();
    const entry = entries.get('swarm/create/one')?.data;
    expect(entry?.title).toBe('一条命令');
    expect(entry?.transcript).toEqual([
      {
        host: 'docker1',
        command: 'hostname',
        narration: '主机的名字。',
        exitStatus: 0,
        lines: [[{ text: 'docker1' }]],
      },
    ]);
  });

  test('makes an entry again only when its recording has changed', async () => {
    await load();
    await load();
    expect(made).toEqual(['swarm/create/one']);
    writeRecording('docker9\r\n');
    await load();
    expect(made).toEqual(['swarm/create/one', 'swarm/create/one']);
    expect(entries.get('swarm/create/one')?.data.transcript[0]?.lines).toEqual([
      [{ text: 'docker9' }],
    ]);
  });

  test('forgets a recording that is gone', async () => {
    await load();
    rmSync(join(root, 'playgrounds/recordings'), { recursive: true });
    await load();
    expect([...entries.keys()]).toEqual([]);
  });

  test('stops at a recording that is not sound and says everything that is wrong', async () => {
    write(`${folder}/one.cast`, '');
    write(`${folder}/two.cast`, '');
    await expect(load()).rejects.toThrow(/cast\/empty[^]*hash-mismatch[^]*orphan-cast/);
  });
});
