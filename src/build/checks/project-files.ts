import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../domain/finding/finding.ts';
import type { SourceFile } from './source-file.ts';
import { decodeSource } from './source-text.ts';

/** What the source checks read of the repository. */
export interface ProjectFiles {
  /** Every file but those of public/, pictures too. */
  readonly paths: readonly string[];
  /** The text of the book, the playgrounds, the program and its papers. */
  readonly texts: readonly SourceFile[];
  /** Paths of the files of public/, as the site serves them: `/favicon.svg`. */
  readonly publicPaths: readonly string[];
  /** What is wrong with the bytes of the texts. */
  readonly findings: readonly Finding[];
}

const folders = ['content', 'src', 'playgrounds', 'e2e', 'tools', 'docs', 'deploy', '.ci'];
/** Files of the root; what npm writes is npm's. */
const single =
  /^(?!package-lock\.json$).+\.(md|json|[mc]?[jt]s)$|^LICENSE$|^\.(editorconfig|npmrc)$/;
/** What is no text. */
const binary = /\.(png|jpe?g|gif|webp|avif|ico|woff2?|gz|zip|tar|pdf|img|deb)$/i;

/** Reads every file that a check looks at; paths are from the root, with `/`. */
export function readProjectFiles(root: string): ProjectFiles {
  const inside = folders.flatMap((folder) => filesBelow(root, folder)).sort();
  const paths = [...inside, ...readdirSync(root).filter((file) => single.test(file))];
  const read = paths
    .filter((file) => !binary.test(file))
    .map((file) => ({ file, ...decodeSource(file, readFileSync(join(root, file))) }));
  return {
    paths,
    texts: read.map(({ file, text }) => ({ file, text })),
    publicPaths: filesBelow(root, 'public').map((file) => file.replace(/^public/, '')),
    findings: read.flatMap(({ findings }) => findings),
  };
}

function filesBelow(root: string, folder: string): string[] {
  return globSync(`${folder}/**/*`, { cwd: root, withFileTypes: true, exclude: isForeign })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, entry.parentPath, entry.name));
}

/** A sandbox is a project of its own, with its own packages and rules. */
function isForeign({ name, parentPath }: { name: string; parentPath: string }): boolean {
  return name === 'node_modules' || (name === 'sandboxes' && parentPath.endsWith('playgrounds'));
}

function relative(root: string, folder: string, name: string): string {
  return join(folder, name).slice(join(root, '/').length).replaceAll('\\', '/');
}
