import { globSync } from 'node:fs';
import { join } from 'node:path';

/** Where recordings lie: `<part>/<chapter>/<name>.json` with its casts. */
export const recordingsFolder = join(import.meta.dirname, '..', 'recordings');

/** The ids of all sessions that are recorded, sorted: `<part>/<chapter>/<name>`. */
export function recordedSessions(): string[] {
  return globSync('**/*.json', { cwd: recordingsFolder })
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}
