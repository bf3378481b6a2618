import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { z } from 'astro/zod';
import { formatFindings } from '../../domain/finding/finding.ts';
import { recordingManifest } from '../../schemas/recording.ts';
import { examineRecordings } from '../checks/recordings.ts';
import type { Recording } from '../checks/recordings.ts';
import { fillAndWatch } from '../fill-and-watch.ts';
import { castPaths } from './cast-paths.ts';
import { readRecordingFiles, recordingsFolder } from './read.ts';
import { screenRows } from './screen-rows.ts';
import { transcriptOf } from './transcript.ts';

const run = z.strictObject({ text: z.string(), style: z.string().optional() });

/** An entry of the collection `recordings`: the manifest, its casts, and what each command left on the screen. */
export const recordingEntry = recordingManifest.safeExtend({
  /** `path` is below /recordings/ on the site, `file` from the repository root. */
  casts: z.array(z.strictObject({ host: z.string(), path: z.string(), file: z.string() })),
  /** How many rows of the terminal the session came to use. */
  screenRows: z.int().positive(),
  transcript: z.array(
    z.strictObject({
      host: z.string(),
      command: z.string(),
      narration: z.string(),
      exitStatus: z.int().nullable(),
      lines: z.array(z.array(run)),
    }),
  ),
});
export type RecordingEntry = z.infer<typeof recordingEntry>;

/**
 * The recordings as a content collection. An entry is made again only when its manifest, one of its casts or
 * the way transcripts are made has changed.
 *
 * @throws Error with every finding when a recording is not sound.
 */
export function recordingsLoader(): Loader & { schema: typeof recordingEntry } {
  return {
    name: 'recordings',
    schema: recordingEntry,
    load: (context) => fillAndWatch(context, recordingsFolder, () => fill(context)),
  };
}

async function fill(context: LoaderContext): Promise<void> {
  const { config, store, generateDigest, parseData } = context;
  const root = fileURLToPath(config.root);
  const { recordings, findings } = examineRecordings(readRecordingFiles(root));
  if (findings.length > 0) throw new Error(`\n${formatFindings(findings)}`);
  const maker = makersSource();
  for (const recording of recordings) {
    const { id } = recording.manifest;
    const hashes = recording.manifest.hosts.map(({ sha256 }) => sha256);
    const digest = generateDigest({ manifest: recording.manifest, hashes, maker });
    if (store.get(id)?.digest === digest) continue;
    const data = await parseData({ id, data: await entryOf(recording) });
    store.set({ id, data, digest });
  }
  const known = new Set(recordings.map(({ manifest }) => manifest.id));
  for (const id of store.keys()) if (!known.has(id)) store.delete(id);
}

async function entryOf({ manifest, hosts }: Recording): Promise<RecordingEntry> {
  const casts = new Map(hosts.map(({ name, cast }) => [name, cast]));
  const transcript = await transcriptOf(manifest.commands, casts);
  const rows = await screenRows(casts.values());
  return recordingEntry.parse({
    ...manifest,
    casts: castPaths(manifest),
    screenRows: Math.min(rows, manifest.size.rows),
    transcript,
  });
}

/** The code that makes transcripts: entries outlive a build, and a change of it must reach them. */
function makersSource(): string {
  return ['transcript.ts', 'screen-rows.ts', 'cell-style.ts', 'cast-paths.ts', 'loader.ts']
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('\n');
}
