import { createHash } from 'node:crypto';
import { hostAddresses, type HostName } from './addresses.ts';
import { formatCast, idleTimeLimitSeconds } from './cast-writer.ts';
import type { Performance, PerformedCommand } from './perform.ts';

/** What stands in a recording's .json; src/schemas reads the same. */
export interface Manifest {
  readonly format: 1;
  /** `<part>/<chapter>/<name>`. */
  readonly id: string;
  readonly title: string;
  /** The scenario's path from the repository root. */
  readonly scenario: string;
  /** When it began, to the second, in UTC. */
  readonly recordedAt: string;
  /** When `lab verify` last saw the same; null until it did. */
  readonly verified: string | null;
  readonly size: { readonly cols: number; readonly rows: number };
  readonly durationSeconds: number;
  readonly idleTimeLimitSeconds: number;
  readonly versions: Versions;
  readonly hosts: readonly ManifestHost[];
  /** In the order of time. */
  readonly commands: readonly PerformedCommand[];
}

/** What ran on the hosts: the engine, the system, and the tools by the names of their Debian packages. */
export interface Versions {
  readonly docker: string;
  readonly os: string;
  readonly [tool: string]: string;
}

interface ManifestHost {
  readonly name: HostName;
  readonly address: string;
  /** The cast's file name, beside the manifest. */
  readonly cast: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A file of a recording: its name without folders, and all of its text. */
export interface RecordingFile {
  readonly name: string;
  readonly text: string;
}

/** The files of a recording: a cast for each host, and the manifest at the end. */
export function recordingFiles(
  performance: Performance,
  { id, scenario, versions }: { id: string; scenario: string; versions: Versions },
): RecordingFile[] {
  const { title, size, recordedAt, tracks, commands } = performance;
  const name = id.split('/').at(-1) ?? id;
  const casts = [...tracks].map(([host, track]) => ({
    host,
    name: tracks.size === 1 ? `${name}.cast` : `${name}.${host}.cast`,
    text: formatCast(track.events, {
      title: tracks.size === 1 ? title : `${title}（${host}）`,
      size,
      recordedAt,
    }),
  }));
  const manifest: Manifest = {
    format: 1,
    id,
    title,
    scenario,
    recordedAt: recordedAt.toISOString().replace(/\.\d+Z$/, 'Z'),
    verified: null,
    size,
    durationSeconds: Math.max(...[...tracks.values()].map((track) => track.end)),
    idleTimeLimitSeconds,
    versions,
    hosts: casts.map(({ host, name: cast, text }) => ({
      name: host,
      address: hostAddresses[host],
      cast,
      sha256: createHash('sha256').update(text).digest('hex'),
      bytes: Buffer.byteLength(text),
    })),
    commands,
  };
  const files = casts.map(({ name: file, text }) => ({ name: file, text }));
  return [...files, { name: `${name}.json`, text: JSON.stringify(manifest, null, 2) + '\n' }];
}
