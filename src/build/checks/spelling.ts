import { z } from 'astro/zod';

const name = z.string().min(1);

/** The file content/data/spelling.yaml: names that the book spells one way. */
export const spellingFile = z.array(
  z.strictObject({
    /** As the book writes it. */
    right: name,
    /** Other spellings, case and all; looked for as whole words in text outside code. */
    wrong: z.array(name).min(1),
  }),
);

/** The names and their wrong spellings. */
export type Spelling = z.infer<typeof spellingFile>;
