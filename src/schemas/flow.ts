import { z } from 'astro/zod';
import type { Flow, Item } from '../domain/flow/flow.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
const text = z.string().min(1);

const participant = z.strictObject({
  id,
  /** Head of the column; `<br/>` breaks the line. */
  name: text,
  /** As the list of steps names it. */
  short: text.optional(),
  /** The host's number, for its colour: docker4 is 4. */
  host: z.int().min(1).max(6).optional(),
});

/** Lines of a recording; `cutEvidence` in src/domain/flow cuts them. */
const evidence = z.strictObject({
  /** Its path below playgrounds/recordings. */
  recording: z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)+$/, 'as in "swarm/create/join"'),
  /** A part of one of its commands. */
  command: text,
  /** Which of the commands that contain it, from 1; needed when there are several. */
  nth: z.int().positive().optional(),
  host: id.optional(),
  /** A part of each line to show, in their order; all lines when absent. */
  lines: z.array(text).min(1).optional(),
  /** What to see there, in one sentence. */
  shows: text,
});

const step = z.strictObject({
  id,
  kind: z.enum(['request', 'reply', 'self', 'note']),
  /** Ids of participants; `self` has no `to`, a note may have one. */
  from: id,
  to: id.optional(),
  /** A few words: they stand on the line of the picture. */
  label: text.max(40),
  /** One to three sentences; `…` marks code. */
  explanation: text,
  /** Id of the correction that says what the two tellings have differently here. */
  correction: z
    .string()
    .regex(/^[EF]\d{3}$/)
    .optional(),
  /** In the notes' telling: id of the true step that happens instead. */
  instead: id.optional(),
  evidence: evidence.optional(),
});

/** Steps and phases in one list; a phase is told by its key `phase`. */
const item: z.ZodType<Item> = z.lazy(() =>
  z.unknown().transform((value, context): Item => {
    const isPhase = typeof value === 'object' && value !== null && 'phase' in value;
    const result = (isPhase ? phase : step).safeParse(value);
    if (result.success) return result.data;
    // Only the issues of the shape that was meant: a union would report those of both.
    for (const issue of result.error.issues) {
      // An issue that was reported is also one to report; zod's types tell the two apart.
      context.issues.push({ ...issue, input: value } as (typeof context.issues)[number]);
    }
    return z.NEVER;
  }),
);

const branch = z.strictObject({ title: text, steps: z.array(item) });

const phase = z.strictObject({
  phase: z.enum(['stage', 'opt', 'loop', 'alt']),
  title: text,
  steps: z.array(item),
  /** The other courses of an `alt`. */
  otherwise: z.array(branch).optional(),
});

const telling = z.strictObject({
  /** Two or three sentences for those who do not see the picture. */
  accDescr: text,
  participants: z.array(participant).min(1),
  body: z.array(item).min(1),
});

/** The file content/flows/<name>/flow.yaml. What refers to what is for checkFlow in src/domain/flow. */
export const flow = telling.extend({
  title: text,
  /** Slug of the chapter that owns it. */
  chapter: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/),
  /** What the notes tell instead. */
  notes: telling.optional(),
}) satisfies z.ZodType<Flow>;

/** An entry of the collection `flows`: the file, its pictures and the texts they are drawn from. */
export const flowEntry = flow.extend({
  svg: z.string().min(1),
  source: z.string().min(1),
  notesSvg: z.string().min(1).optional(),
  notesSource: z.string().min(1).optional(),
});

/** An entry of the collection `diagrams`. */
export const diagramEntry = z.strictObject({
  /** The diagram's accTitle. */
  title: z.string().min(1),
  /** The mermaid text. */
  source: z.string().min(1),
  svg: z.string().min(1),
});
