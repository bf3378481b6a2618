import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostFolder } from './folders.ts';

/** An image of the book. */
export interface BookImage {
  /** Its folder in images/. */
  readonly name: string;
  /** What the registry holds of it, as an engine asks: `whoami:1.0`, `whoami:latest`, `whoami:2.0`. */
  readonly tags: readonly string[];
}

/** Where the lab's registry keeps the book's images. */
export const registryData = join(hostFolder('registry'), 'upper', 'var', 'lib', 'registry');

/** The book's images, those that others are built from before them; images/tags lists them. */
export function bookImages(): BookImage[] {
  const list = readFileSync(join(import.meta.dirname, 'images', 'tags'), 'utf8');
  const lines = list.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [name = '', tag = '', ...later] = line.split(' ');
    return { name, tags: [tag, tag.replace(/:.*/, ':latest'), ...later] };
  });
}

/**
 * The names of the book's images that are not whole.
 *
 * @param tags - What a registry holds.
 */
export function missingImages(tags: ReadonlySet<string>): string[] {
  const missing = bookImages().filter((image) => !image.tags.every((tag) => tags.has(tag)));
  return missing.map(({ name }) => name);
}

/**
 * The tags that a registry holds under plain names; it writes one down when all that belongs to it is there.
 *
 * @param data - Its folder; one that is not there holds nothing.
 */
export function tagsInRegistry(data: string): Set<string> {
  const cwd = join(data, 'docker', 'registry', 'v2', 'repositories', 'library');
  const links = globSync('*/_manifests/tags/*/current/link', { cwd });
  return new Set(links.map((link) => link.replace(/\/_manifests\/tags\/([^/]+)\/.*/, ':$1')));
}
