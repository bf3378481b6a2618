import { getCollection } from 'astro:content';
import { sessionName } from '~/domain/replay/moment-link.ts';
import { pagePath } from './page-path.ts';
import { partsInOrder } from './teaching-order.ts';

/**
 * Where a recording is shown: on the page it is asked from when that shows it, or on the first of the book that
 * does; undefined when none does. CommandReplay gives its element this name.
 *
 * @param from - Slug of the page it is asked from.
 */
export async function recordingAddress(
  recording: string,
  from: string,
): Promise<string | undefined> {
  const tag = `<CommandReplay recording="${recording}"`;
  const showing = await getCollection('docs', ({ body }) => body?.includes(tag) === true);
  const chapters = (await partsInOrder()).flatMap((part) => part.chapters);
  const slug = [from, ...chapters.map((chapter) => chapter.slug)].find((each) =>
    showing.some(({ id }) => id === each),
  );
  return slug === undefined ? undefined : `${pagePath(slug)}#${sessionName(recording)}`;
}
