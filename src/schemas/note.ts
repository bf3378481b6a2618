import { z } from 'astro/zod';

/** One of the source notes, in content/data/notes.yaml. The notes themselves are not part of the book. */
export const note = z.strictObject({
  /** Three digits, as in ids of the table of coverage. */
  id: z.string().regex(/^\d{3}$/, "Expected three digits in quotes, as in '000'."),
  /** The file name that the table of coverage gives in its column `note`. */
  file: z.string().min(1),
  /** What the note is about, as a reader would call it. */
  subject: z.string().min(1),
});

export type Note = z.infer<typeof note>;
