import { z } from 'astro/zod';

const path = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/,
    'Expected lower-case words joined by hyphens, parted by slashes, as in "swarm/create".',
  );

const plannedChapter = z.strictObject({
  /** The page's path and its file under content/docs, such as `swarm/create`. */
  slug: path,
  /** What it is about, for readers of the part's page before the chapter exists. */
  title: z.string().min(1),
  /** Its flows in the order in which it teaches them; those it does not name come after, by their names. */
  flows: z.array(path).min(1).optional(),
});

/** One part of the book in content/data/chapters.yaml, with its chapters in reading order. */
export const part = z.strictObject({
  /** Path of the part's own page. */
  slug: path,
  title: z.string().min(1),
  summary: z.string().min(1),
  chapters: z.array(plannedChapter).min(1),
});

/** A part as the collection `parts` holds it: with its place in the book, from 0, since a collection has no order. */
export const orderedPart = part.extend({ order: z.number().int().nonnegative() });

/** The file content/data/chapters.yaml. */
export const partsFile = z.strictObject({ parts: z.array(part).min(1) });

export type Part = z.infer<typeof part>;
