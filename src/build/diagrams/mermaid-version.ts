import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The exact version of mermaid that the project has installed. */
export function mermaidVersion(root: string): string {
  const file = path.join(root, 'node_modules/mermaid/package.json');
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}
