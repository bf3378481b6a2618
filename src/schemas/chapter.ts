import { z } from 'astro/zod';

/** A row of the source notes that a chapter carries although the table gives it to another chapter. */
export const movedRow = z.strictObject({
  /** The row's id in content/data/coverage.tsv, such as `000:716-727`. */
  row: z.string(),
  /** One line: why it reads better here. */
  why: z.string().min(1),
});

/** What a chapter's frontmatter may say beside the fields that Starlight gives every page. */
export const chapterFields = z.object({
  /** What the reader can do at the end: one or two sentences that can be checked. */
  goal: z.string().min(1).optional(),
  /** Ids of the rows of content/data/coverage.tsv whose matter stands on this page. */
  notes: z.array(z.string()).default([]),
  /** Those of `notes` that the table gives to another chapter, each with a reason. */
  moved: z.array(movedRow).default([]),
});

/**
 * The whole frontmatter of a chapter, as the source check reads it. Strict where Starlight's own schema is
 * lenient: a misspelt field is a finding instead of a field that does nothing. The order of chapters is not
 * here but in content/data/chapters.yaml.
 */
export const chapterFrontmatter = z.strictObject({
  title: z.string().min(1),
  /** One or two sentences for search engines and link previews. */
  description: z.string().min(1),
  ...chapterFields.shape,
  /** `splash` for a page without sidebars, such as the landing page. */
  template: z.enum(['doc', 'splash']).optional(),
  tableOfContents: z.boolean().optional(),
  /** False keeps the page out of the search index. */
  pagefind: z.boolean().optional(),
  /** A date overrides the one from git. */
  lastUpdated: z.union([z.date(), z.boolean()]).optional(),
});

export type ChapterFrontmatter = z.infer<typeof chapterFrontmatter>;
