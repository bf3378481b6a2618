import { getCollection, type CollectionEntry } from 'astro:content';

type Flow = CollectionEntry<'flows'>;

/** The book's parts in reading order. */
export async function partsInOrder(): Promise<readonly CollectionEntry<'parts'>['data'][]> {
  const parts = await getCollection('parts');
  return parts.map(({ data }) => data).sort((a, b) => a.order - b.order);
}

/** The parts that have flows, each with its flows in the order in which its chapters teach them. */
export async function flowsByPart(): Promise<readonly { title: string; flows: readonly Flow[] }[]> {
  const flows = (await getCollection('flows')).sort((a, b) => (a.id < b.id ? -1 : 1));
  const parts = await partsInOrder();
  return parts
    .map(({ title, chapters }) => ({
      title,
      flows: chapters.flatMap(({ slug, flows: taught = [] }) => {
        const own = flows.filter(({ data }) => data.chapter === slug);
        const first = taught.flatMap((name) => own.filter(({ id }) => id === name));
        return [...first, ...own.filter(({ id }) => !taught.includes(id))];
      }),
    }))
    .filter(({ flows }) => flows.length > 0);
}

/** Every diagram that is no flow, as one meets them in reading the book; behind them those that no chapter shows. */
export async function diagramsInOrder(): Promise<readonly CollectionEntry<'diagrams'>[]> {
  const docs = await getCollection('docs');
  const parts = await partsInOrder();
  const shown = parts
    .flatMap(({ chapters }) => chapters)
    .flatMap(({ slug }) => docs.find(({ id }) => id === slug)?.body ?? [])
    .flatMap((body) => [...body.matchAll(/<Diagram name="([^"]+)"/g)].map(([, name]) => name));
  const place = (id: string) => (shown.includes(id) ? shown.indexOf(id) : Infinity);
  const diagrams = await getCollection('diagrams');
  return diagrams.sort((a, b) =>
    place(a.id) === place(b.id) ? (a.id < b.id ? -1 : 1) : place(a.id) - place(b.id),
  );
}
