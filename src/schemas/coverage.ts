import { z } from 'astro/zod';

/** One row of content/data/coverage.tsv: a section of the source notes and the chapter that owes it. */
export const coverageRow = z.strictObject({
  /** Note and lines, such as `000:655-682`. */
  id: z.string().regex(/^\d{3}:\d+-\d+(-\d+)?[a-z]?$/),
  /** The note's file name. */
  note: z.string().min(1),
  lines: z.string().min(1),
  /** How many of its lines are not blank. */
  nonblank: z.number().int().nonnegative(),
  heading: z.string(),
  chapter: z.string().min(1),
  /** What the section carries: a digest, not its words. */
  carries: z.string(),
});

export type CoverageRow = z.infer<typeof coverageRow>;
