import { posix } from 'node:path';
import { LineCounter, isNode, parseDocument } from 'yaml';
import { castProblems, parseCast } from '../../domain/asciicast/parse-cast.ts';
import type { Cast } from '../../domain/asciicast/cast.ts';
import { FormatError } from '../../domain/finding/finding.ts';
import type { Finding } from '../../domain/finding/finding.ts';
import { recordingManifest } from '../../schemas/recording.ts';
import type { RecordingManifest } from '../../schemas/recording.ts';
import { recordingsFolder } from '../recordings/read.ts';
import type { RecordingFiles } from '../recordings/read.ts';
import { isProblem, readYaml, schemaProblems } from './yaml-data.ts';

/** What this check can find; the recordings' own problems are named by parseCast. */
export const recordingProblems = {
  ...castProblems,
  'recording/manifest-invalid': 'a manifest is not JSON or not of its schema',
  'recording/cast-missing': 'a manifest names a cast that is not there',
  'recording/orphan-cast': 'no manifest names a cast',
  'recording/hash-mismatch': 'a cast is not the file that was recorded',
  'recording/size-mismatch': 'manifest and cast disagree about the size of the terminal',
  'recording/scenario-missing': 'the scenario that made a recording is gone',
} as const;

/** A recording whose manifest and casts are sound. */
export interface Recording {
  readonly manifest: RecordingManifest;
  /** In the order of the manifest's hosts. */
  readonly hosts: readonly {
    readonly name: string;
    /** Path of the cast from the repository root. */
    readonly file: string;
    readonly cast: Cast;
  }[];
}

/** The sound recordings in the order of their ids, and what is wrong with the others. */
export interface ExaminedRecordings {
  readonly recordings: readonly Recording[];
  readonly findings: readonly Finding[];
}

/** Reads and checks every recording; one that has a finding is not among the recordings. */
export function examineRecordings(files: RecordingFiles): ExaminedRecordings {
  const recordings: Recording[] = [];
  const findings: Finding[] = [];
  const named = new Set<string>();
  for (const { file, text } of files.manifests) {
    const own: Finding[] = [];
    const manifest = readManifest(file, text, own);
    if (manifest === undefined) {
      // Its casts are not orphans: they wait for the manifest to be mended.
      for (const cast of castsBeside(file, files)) named.add(cast);
    } else {
      const hosts = readCasts(manifest, file, text, files, own);
      for (const host of manifest.hosts) named.add(beside(file, host.cast));
      if (own.length === 0) recordings.push({ manifest, hosts });
    }
    findings.push(...own);
  }
  findings.push(...orphans(files, named));
  return { recordings, findings };
}

function readManifest(
  file: string,
  text: string,
  findings: Finding[],
): RecordingManifest | undefined {
  const invalid = (line: number | undefined, message: string): void => {
    const remedy = `Manifests are written by the recorder: npm run record -- ${idOf(file)}`;
    findings.push({ id: 'recording/manifest-invalid', place: { file, line }, message, remedy });
  };
  try {
    JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = /\(line (\d+) /.exec(message)?.[1];
    invalid(Number(line ?? 1), 'the manifest is not JSON.');
    return undefined;
  }
  const data = readYaml(text); // JSON is YAML.
  const problems = isProblem(data)
    ? [data]
    : schemaProblems(data, recordingManifest, 'src/schemas/recording.ts');
  if (isProblem(data) || problems.length > 0) {
    for (const { line, message } of problems) invalid(line, message);
    return undefined;
  }
  const manifest = recordingManifest.parse(data.value);
  if (manifest.id !== idOf(file)) {
    invalid(lineOf(text, ['id']), `id is "${manifest.id}"; expected "${idOf(file)}".`);
  }
  for (const [index, host] of manifest.hosts.entries()) {
    const name = posix.basename(idOf(file));
    const expected = manifest.hosts.length === 1 ? `${name}.cast` : `${name}.${host.name}.cast`;
    if (host.cast !== expected) {
      const message = `hosts.${index}.cast is "${host.cast}"; expected "${expected}".`;
      invalid(lineOf(text, ['hosts', index, 'cast']), message);
    }
  }
  return manifest;
}

function readCasts(
  manifest: RecordingManifest,
  file: string,
  text: string,
  files: RecordingFiles,
  findings: Finding[],
): Recording['hosts'] {
  const record = `npm run record -- ${manifest.id}`;
  if (!files.exists(manifest.scenario)) {
    findings.push({
      id: 'recording/scenario-missing',
      place: { file, line: lineOf(text, ['scenario']) },
      message: `the scenario ${manifest.scenario} is not there.`,
      remedy: 'Bring the scenario back, or remove the recording with it.',
    });
  }
  return manifest.hosts.flatMap((host, index) => {
    const castPath = beside(file, host.cast);
    const content = files.casts.get(castPath);
    if (content === undefined) {
      findings.push({
        id: 'recording/cast-missing',
        place: { file, line: lineOf(text, ['hosts', index, 'cast']) },
        message: `${castPath} is not there.`,
        remedy: `Bring the file back from git, or record again: ${record}`,
      });
      return [];
    }
    if (content.sha256 !== host.sha256 || content.bytes !== host.bytes) {
      // The file as a whole differs: the line is that of the manifest, which says how it was.
      findings.push({
        id: 'recording/hash-mismatch',
        place: { file, line: lineOf(text, ['hosts', index, 'sha256']) },
        message: `${castPath} has ${content.bytes} bytes, sha256 ${content.sha256.slice(0, 12)}…; the manifest has ${host.bytes} bytes, ${host.sha256.slice(0, 12)}….`,
        remedy: `Recordings are never edited: ${record}`,
      });
    }
    try {
      const cast = parseCast(content.text, castPath);
      const resized = cast.events.find(({ kind }) => kind === 'resize');
      const { cols, rows } = manifest.size;
      if (cast.cols !== cols || cast.rows !== rows || resized !== undefined) {
        const size = resized?.data ?? `${cast.cols}x${cast.rows}`;
        findings.push({
          id: 'recording/size-mismatch',
          place: { file: castPath },
          message: `the terminal is ${size}; the manifest has ${cols}x${rows}.`,
          remedy: `A terminal keeps its size while it is recorded: ${record}`,
        });
      }
      return [{ name: host.name, file: castPath, cast }];
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      findings.push(error.finding);
      return [];
    }
  });
}

function orphans(files: RecordingFiles, named: ReadonlySet<string>): Finding[] {
  return [...files.casts.keys()]
    .filter((cast) => !named.has(cast))
    .map((cast) => ({
      id: 'recording/orphan-cast',
      place: { file: cast },
      message: 'no manifest names this cast.',
      remedy: `Remove it, or record again: npm run record -- ${idOf(cast)}`,
    }));
}

/** `playgrounds/recordings/swarm/create/join.docker1.cast` and its manifest belong to `swarm/create/join`. */
function idOf(file: string): string {
  const path = posix.relative(recordingsFolder, file);
  return posix.join(posix.dirname(path), posix.basename(path).replace(/\..*$/, ''));
}

function beside(file: string, name: string): string {
  return posix.join(posix.dirname(file), name);
}

function castsBeside(manifest: string, files: RecordingFiles): string[] {
  return [...files.casts.keys()].filter((cast) => idOf(cast) === idOf(manifest));
}

/** The line of a value in a JSON text, or of the nearest thing around it that is there. */
function lineOf(text: string, path: readonly PropertyKey[]): number | undefined {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter }); // JSON is YAML.
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}
