import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordingFile } from './manifest.ts';

/**
 * Writes the files of a recording in the place of an earlier one of the same name.
 *
 * @param name - What the files' names begin with, up to their first full stop.
 * @throws When they cannot all be written, as on a full disk; then the earlier recording is whole.
 */
export function saveRecording(folder: string, name: string, files: readonly RecordingFile[]): void {
  mkdirSync(folder, { recursive: true });
  // What a recorder left that was killed while it wrote.
  for (const entry of readdirSync(folder)) if (entry.endsWith('.new')) rmSync(join(folder, entry));
  writeBeside(folder, files);
  // The earlier one may have had other hosts.
  const old = readdirSync(folder).filter((entry) =>
    /^[^.]+(?:\.[^.]+)?\.(?:cast|json)$/.test(entry),
  );
  for (const entry of old) if (entry.split('.')[0] === name) rmSync(join(folder, entry));
  for (const file of files) renameSync(join(folder, `${file.name}.new`), join(folder, file.name));
}

/** Writes one file in the place of the one that is there. @throws As saveRecording does. */
export function replaceFile(folder: string, file: RecordingFile): void {
  writeBeside(folder, [file]);
  renameSync(join(folder, `${file.name}.new`), join(folder, file.name));
}

function writeBeside(folder: string, files: readonly RecordingFile[]): void {
  try {
    for (const file of files) writeFileSync(join(folder, `${file.name}.new`), file.text);
  } catch (cause) {
    for (const file of files) rmSync(join(folder, `${file.name}.new`), { force: true });
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `${why}\nThe recording cannot be written; what was in ${folder} is untouched. Mend that, and run the same command again.`,
      { cause },
    );
  }
}
