import { posix } from 'node:path';
import type { RecordingManifest } from '../../schemas/recording.ts';
import { recordingsFolder } from './read.ts';

/** Where a host's recording lies and where the site serves it. */
export interface CastPath {
  readonly host: string;
  /** Below /recordings/ on the site: `swarm/create/join.docker1.cast`. */
  readonly path: string;
  /** From the repository root. */
  readonly file: string;
}

/** The casts of a recording in the order of its hosts. */
export function castPaths({
  id,
  hosts,
}: Pick<RecordingManifest, 'id' | 'hosts'>): readonly CastPath[] {
  return hosts.map(({ name, cast }) => {
    const path = posix.join(posix.dirname(id), cast);
    return { host: name, path, file: posix.join(recordingsFolder, path) };
  });
}
