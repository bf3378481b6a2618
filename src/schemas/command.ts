import { z } from 'astro/zod';

/** One entry of content/data/commands.yaml; `<Command id="…">` links to it, appendix/cheatsheet lists all. */
export const command = z.strictObject({
  /** The command's words joined by hyphens, such as `docker-image-ls`; also its anchor on the cheat sheet. */
  id: z
    .string()
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      'Expected lower-case words joined by hyphens, as in "docker-image-ls".',
    ),
  /** As it is typed, with what the reader fills in: `docker exec -it <容器> <命令>`. */
  command: z.string().min(1),
  /** Other spellings of the same: `docker images`. */
  also: z.array(z.string().min(1)).default([]),
  /** What it does, in one sentence. */
  does: z.string().min(1),
  /** The options one needs most. */
  options: z
    .array(z.strictObject({ option: z.string().min(1), does: z.string().min(1) }))
    .default([]),
  /** Slug of the chapter that teaches it. */
  chapter: z.string(),
});

export type Command = z.infer<typeof command>;
