import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CastEvent } from './cast-writer.ts';
import type { Manifest } from './manifest.ts';
import { findOutside, outsideTraces } from './outside.ts';
import { plainText } from './plain-text.ts';

/** What the recorder promises (README.md), held against every recording that is committed. */

const folder = join(import.meta.dirname, '..', 'recordings');
const manifests = globSync('**/*.json', { cwd: folder });

test('there are recordings to look at', () => {
  expect(manifests.length).toBeGreaterThanOrEqual(6);
});

describe.each(manifests)('%s', (path) => {
  const manifest = JSON.parse(readFileSync(join(folder, path), 'utf8')) as Manifest;
  const casts = new Map(
    manifest.hosts.map((host) => [host.name, readCast(join(folder, dirname(path), host.cast))]),
  );

  test('has the name of its folder and file', () => {
    expect(`${manifest.id}.json`).toBe(path);
  });

  test('has casts of the size and hash that the manifest names', () => {
    for (const { name, sha256, bytes } of manifest.hosts) {
      const { text } = needed(casts.get(name));
      expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
      expect(Buffer.byteLength(text)).toBe(bytes);
    }
  });

  test('has commands one after the other, each with a marker on its host', () => {
    let before = 0;
    for (const { host, command, typedSeconds, startSeconds, endSeconds } of manifest.commands) {
      expect([before, typedSeconds, startSeconds, endSeconds]).toEqual(
        [before, typedSeconds, startSeconds, endSeconds].toSorted((a, b) => a - b),
      );
      before = endSeconds;
      const markers = needed(casts.get(host)).events.filter(([, kind]) => kind === 'm');
      expect(markers.map(([, , label]) => label)).toContain(`${host}$ ${command}`);
    }
    expect(manifest.durationSeconds).toBeGreaterThanOrEqual(before);
  });

  test('draws the next prompt, whole and alone, at the end of each command', () => {
    for (const { host, endSeconds, exitStatus } of manifest.commands) {
      if (exitStatus === null) continue; // A program goes on.
      const { events } = needed(casts.get(host));
      const last = events.findLast(([at, kind]) => kind === 'o' && at <= endSeconds);
      expect(last?.[0]).toBe(endSeconds);
      expect(last?.[2]).toMatch(promptOf(host));
    }
  });

  test('types no line that ends at the edge of the terminal, where bash draws a letter twice', () => {
    const { cols } = manifest.size;
    for (const { host, command, typedSeconds } of manifest.commands) {
      const before = needed(casts.get(host)).events.filter(([at]) => at < typedSeconds);
      const prompt = plainText(shown(before)).split('\n').at(-1) ?? '';
      if (promptOf(host).test(prompt)) expect(`${prompt}${command}`).not.toHaveLength(cols);
    }
  });

  test('has no links in its output, which lead nowhere from a page', () => {
    for (const { events } of casts.values()) expect(shown(events)).not.toContain('\u001b]8;');
  });

  test('ends at a prompt: no ^C, no exit', () => {
    for (const [host, { events }] of casts) {
      expect(events.at(-1)?.[2]).toMatch(promptOf(host));
      const own = manifest.commands.findLast((command) => command.host === host);
      if (own !== undefined) expect(events.at(-1)?.[0]).toBe(own.endSeconds);
    }
  });

  test('does not show as the truth what only the lab does', () => {
    for (const { command } of manifest.commands) expect(command).not.toMatch(onlyInTheLab.typed);
    for (const { events } of casts.values()) {
      expect(plainText(shown(events))).not.toMatch(onlyInTheLab.shown);
    }
  });

  test('has no trace of the machine outside', () => {
    for (const { events } of casts.values()) {
      expect(findOutside(shown(events), outsideTraces())).toEqual([]);
      expect(plainText(shown(events))).not.toMatch(
        /Kernel Version|Linux version|model name|^deb |Cgroup(?! Driver: systemd| Version: 2)|\/var\/tmp|Total Memory/m,
      );
    }
  });
});

/** docs/recordings.md tells why; paths of cgroup version 1 are among the traces of the machine. */
const onlyInTheLab = {
  typed: /--oom-score-adj -|--ulimit nofile/,
  shown: /# syntax=|registry-1\.docker\.io|error setting rlimit|\[::1\]:53|192\.168\.110\.1:53/,
};

function readCast(path: string): { text: string; events: CastEvent[] } {
  const text = readFileSync(path, 'utf8');
  const lines = text.trimEnd().split('\n').slice(1);
  return { text, events: lines.map((line) => JSON.parse(line) as CastEvent) };
}

/** The whole prompt of a host's shell. */
function promptOf(host: string): RegExp {
  return new RegExp(`^\\[root@${host} \\S+\\]# $`);
}

function shown(events: readonly CastEvent[]): string {
  return events.map(([, kind, data]) => (kind === 'o' ? data : '')).join('');
}

function needed<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('A command names a host without a cast.');
  return thing;
}
