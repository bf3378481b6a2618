import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { z } from 'astro/zod';
import { fillAndWatch } from '../fill-and-watch.ts';
import { languageOf } from './language.ts';

/** Where the files lie that sessions use and chapters show. */
const projectsFolder = 'playgrounds/projects';

/** An entry of the collection `listings`; its id is its path below playgrounds/projects. */
export const listingEntry = z.strictObject({
  /** From the repository root. */
  file: z.string(),
  text: z.string(),
});

/** The files of playgrounds/projects as a content collection, coloured as the listings of chapters are. */
export function listingsLoader(): Loader & { schema: typeof listingEntry } {
  return {
    name: 'listings',
    schema: listingEntry,
    load: (context) => fillAndWatch(context, projectsFolder, () => fill(context)),
  };
}

async function fill({ config, store, parseData, renderMarkdown, ...context }: LoaderContext) {
  const cwd = join(fileURLToPath(config.root), projectsFolder);
  const known = new Set<string>();
  // Entries outlive a build, and a change of how they are coloured must reach them.
  const colours = readFileSync(join(import.meta.dirname, '../markdown/listings.ts'), 'utf8');
  for (const entry of globSync('**/*', { cwd, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const id = path.slice(cwd.length + 1).replaceAll('\\', '/');
    const file = `${projectsFolder}/${id}`;
    const text = readFileSync(path, 'utf8');
    const markdown = fencedListing(text, file);
    const data = await parseData({ id, data: { file, text } });
    const digest = context.generateDigest({ markdown, colours });
    known.add(id);
    if (store.get(id)?.digest === digest) continue;
    store.set({ id, data, digest, rendered: await renderMarkdown(markdown) });
  }
  for (const id of store.keys()) if (!known.has(id)) store.delete(id);
}

/**
 * A file as a fenced listing of Markdown, titled with its path.
 *
 * @param file - Its path from the repository root.
 */
export function fencedListing(text: string, file: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${languageOf(file)} title="${file}"\n${text.replace(/\n$/, '')}\n${fence}\n`;
}
