import { getCollection } from 'astro:content';
import { chapterFacts } from '~/domain/book/chapter-facts.ts';
import { sessionName } from '~/domain/replay/moment-link.ts';
import { pagePath } from './page-path.ts';
import { partsInOrder } from './teaching-order.ts';

/**
 * Where each recording is shown, by its id: on the page it is asked from when that shows it, or on the first of
 * the book that does. CommandReplay gives its element this name.
 *
 * @param from - Slug of the page it is asked from.
 */
export async function recordingAddresses(from: string): Promise<ReadonlyMap<string, string>> {
  const docs = await getCollection('docs');
  const chapters = (await partsInOrder()).flatMap((part) => part.chapters);
  const addresses = new Map<string, string>();
  for (const slug of [from, ...chapters.map((chapter) => chapter.slug)]) {
    const body = docs.find(({ id }) => id === slug)?.body ?? '';
    for (const recording of chapterFacts(body).recordings) {
      if (addresses.has(recording)) continue;
      addresses.set(recording, `${pagePath(slug)}#${sessionName(recording)}`);
    }
  }
  return addresses;
}
