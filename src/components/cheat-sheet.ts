import { getCollection, type CollectionEntry } from 'astro:content';
import { partsInOrder } from './teaching-order.ts';

/** A chapter of the book and the commands that it teaches. */
export interface CommandsOfChapter {
  readonly slug: string;
  readonly isWritten: boolean;
  readonly title: string;
  /** The id of its heading on the cheat sheet. */
  readonly anchor: string;
  readonly commands: readonly CollectionEntry<'commands'>['data'][];
}

/** The cheat sheet: the chapters that teach commands, in reading order. */
export async function cheatSheet(): Promise<readonly CommandsOfChapter[]> {
  const commands = (await getCollection('commands'))
    .map(({ data }) => data)
    .sort((a, b) => (a.command < b.command ? -1 : 1));
  const titles = new Map((await getCollection('docs')).map(({ id, data }) => [id, data.title]));
  return (await partsInOrder())
    .flatMap((part) => part.chapters)
    .map(({ slug, title }) => ({
      slug,
      isWritten: titles.has(slug),
      title: titles.get(slug) ?? title,
      anchor: slug.replace('/', '-'),
      commands: commands.filter(({ chapter }) => chapter === slug),
    }))
    .filter((chapter) => chapter.commands.length > 0);
}
