import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { partsFile, type Part } from '../../schemas/parts.ts';

/** The list of parts and chapters, from the repository root. */
export const partsPath = 'content/data/chapters.yaml';

/**
 * The book's parts in reading order.
 *
 * @throws when the file is not of its form; the source check reports the same with its line.
 */
export function readParts(root: string): readonly Part[] {
  return partsFile.parse(parse(readFileSync(join(root, partsPath), 'utf8'))).parts;
}

/** Whether a planned chapter is written: its file stands under content/docs. */
export function isWritten(root: string, slug: string): boolean {
  return existsSync(join(root, 'content/docs', `${slug}.mdx`));
}
