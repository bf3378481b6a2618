import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from './source-file.ts';

/** What the source checks read of the repository. */
export interface ProjectFiles {
  /** The text of the book, the playgrounds and the program. */
  readonly texts: readonly SourceFile[];
  /** Paths of the files of public/, as the site serves them: `/favicon.svg`. */
  readonly publicPaths: readonly string[];
}

const folders = ['content', 'src', 'playgrounds', 'e2e', 'tools'];
const single = ['astro.config.mjs', 'content.config.ts'];
/** What is no text. */
const binary = /\.(png|jpe?g|gif|webp|avif|ico|woff2?|gz|zip|tar|pdf|img|deb)$/i;

/** Reads every file that a check looks at; paths are from the root, with `/`. */
export function readProjectFiles(root: string): ProjectFiles {
  const paths = folders.flatMap((folder) =>
    globSync(`${folder}/**/*`, { cwd: root, withFileTypes: true, exclude: isForeign })
      .filter((entry) => entry.isFile() && !binary.test(entry.name))
      .map((entry) => relative(root, entry.parentPath, entry.name)),
  );
  return {
    texts: [...paths.sort(), ...single.filter((file) => existsSync(join(root, file)))].map(
      (file) => ({ file, text: readFileSync(join(root, file), 'utf8') }),
    ),
    publicPaths: globSync('public/**/*', { cwd: root, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, entry.parentPath, entry.name).replace(/^public/, '')),
  };
}

/** A sandbox is a project of its own, with its own packages and rules. */
function isForeign({ name, parentPath }: { name: string; parentPath: string }): boolean {
  return name === 'node_modules' || (name === 'sandboxes' && parentPath.endsWith('playgrounds'));
}

function relative(root: string, folder: string, name: string): string {
  return join(folder, name).slice(join(root, '/').length).replaceAll('\\', '/');
}
