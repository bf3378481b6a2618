import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutMark } from '../checks/source-file.ts';

/** Where the recorder writes, from the repository root. */
export const recordingsFolder = 'playgrounds/recordings';

/** The files of playgrounds/recordings as they lie on the disk; paths are from the repository root. */
export interface RecordingFiles {
  readonly manifests: readonly { readonly file: string; readonly text: string }[];
  readonly casts: ReadonlyMap<string, CastFile>;
  /** Tells whether a path from the repository root exists; manifests name their scenarios. */
  readonly exists: (file: string) => boolean;
}

export interface CastFile {
  readonly text: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** @param root - The repository. */
export function readRecordingFiles(root: string): RecordingFiles {
  return {
    manifests: filesIn(root, 'json').map((file) => ({
      file,
      text: withoutMark(readFileSync(join(root, file), 'utf8')),
    })),
    casts: new Map(
      filesIn(root, 'cast').map((file) => {
        const content = readFileSync(join(root, file));
        const sha256 = createHash('sha256').update(content).digest('hex');
        return [file, { text: content.toString('utf8'), bytes: content.length, sha256 }];
      }),
    ),
    exists: (file) => existsSync(join(root, file)),
  };
}

function filesIn(root: string, extension: string): string[] {
  return globSync(`${recordingsFolder}/**/*.${extension}`, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}
