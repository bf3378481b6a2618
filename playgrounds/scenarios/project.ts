import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostName } from '../lab/addresses.ts';
import type { HiddenStep } from '../lab/scenario.ts';

/**
 * Puts a folder of playgrounds/projects on a host, as `<Listing>` shows its files to the reader.
 *
 * @param name - The folder below playgrounds/projects: `build/cache/site`.
 * @param into - The folder on the host, made anew: `/root/site`.
 * @throws Error when there is no such project or it is empty.
 */
export function project(
  on: HostName | readonly HostName[],
  name: string,
  into: string,
): HiddenStep {
  const folder = join(import.meta.dirname, '../projects', name);
  const files = existsSync(folder)
    ? globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile())
    : [];
  if (files.length === 0) {
    throw new Error(
      `playgrounds/projects/${name} is no folder with files. Add them, or mend the name.`,
    );
  }
  const lines = files.flatMap(({ parentPath, name: file }) => {
    const path = join(parentPath, file);
    const target = join(into, path.slice(folder.length + 1));
    const bytes = readFileSync(path).toString('base64');
    return [`mkdir -p "$(dirname '${target}')"`, `base64 -d > '${target}' <<< '${bytes}'`];
  });
  return { on, hidden: ['set -e', `rm -rf '${into}'`, ...lines].join('\n') };
}
