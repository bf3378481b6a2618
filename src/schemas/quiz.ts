import { z } from 'astro/zod';

const option = z.strictObject({
  text: z.string().min(1),
  correct: z.boolean().default(false),
  /** Why it is right or wrong: every option explains itself. */
  why: z.string().min(1),
});

const id = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'Expected lower-case words joined by hyphens, as in "join-token".',
  );
const ask = z.string().min(1);
const explain = z.string().min(1);

/** One question of content/quizzes/<part>/<chapter>.yaml. Texts may hold inline `code`. */
export const question = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('single'),
      id,
      ask,
      options: z.array(option).min(2),
      explain,
    }),
    z.strictObject({
      kind: z.literal('multiple'),
      id,
      ask,
      options: z.array(option).min(2),
      explain,
    }),
    /** `steps` stand in the right order here; the page shuffles them. */
    z.strictObject({
      kind: z.literal('order'),
      id,
      ask,
      steps: z.array(z.string().min(1)).min(3),
      explain,
    }),
    /** A task to do by hand; `answer` is what the reader compares his own with. */
    z.strictObject({ kind: z.literal('free'), id, ask, answer: z.string().min(1), explain }),
  ])
  .superRefine((value, context) => {
    if (value.kind !== 'single' && value.kind !== 'multiple') return;
    const correct = value.options.filter((each) => each.correct).length;
    if (correct === 0 || (value.kind === 'single' && correct !== 1)) {
      // Of two right ones, the second is the one too many.
      const second = value.options.findLastIndex((each) => each.correct);
      context.addIssue({
        code: 'custom',
        path: correct === 0 ? ['options'] : ['options', second, 'correct'],
        message: `a ${value.kind} question needs ${value.kind === 'single' ? 'exactly one' : 'at least one'} correct option, found ${correct}`,
      });
    }
  });

/** The quiz at the end of a chapter; its path under content/quizzes is the chapter's slug. */
export const quiz = z.strictObject({ questions: z.array(question).min(1) });

export type Question = z.infer<typeof question>;
export type Quiz = z.infer<typeof quiz>;
