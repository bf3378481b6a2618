import { z } from 'astro/zod';

/** One entry of content/data/glossary.yaml; `<Term id="…">` shows it, the page appendix/glossary lists all. */
export const term = z.strictObject({
  /** Lower-case words joined by hyphens; also the anchor on the glossary page. */
  id: z
    .string()
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      'Expected lower-case words joined by hyphens, as in "join-token".',
    ),
  /** The Chinese term, spelt the same everywhere in the book; product names stay as they are. */
  zh: z.string().min(1),
  /** What the glossary sorts it by, where the sort reads a character otherwise: 虫 for the chóng of 重启. */
  sortAs: z.string().min(1).optional(),
  en: z.string().min(1),
  /** One or two sentences that a reader understands without the chapter. */
  meaning: z.string().min(1),
  /** Slug of the chapter that teaches it. */
  chapter: z.string().optional(),
  /** Ids of terms to read with it. */
  see: z.array(z.string()).default([]),
});

export type Term = z.infer<typeof term>;
