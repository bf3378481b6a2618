import { z } from 'astro/zod';

/**
 * Lines of one note, counted from 1: numbers and ranges, ascending, apart. `7, 17-28`
 */
const LINES = String.raw`[1-9]\d*(?:-[1-9]\d*)?(?:, [1-9]\d*(?:-[1-9]\d*)?)*`;
const NOTE = '00[0-4]';

/** Lines of the correction's own note, then those of other notes that say the same, each after its number. */
const ownLines = new RegExp(`^${LINES}(?:; ${NOTE}: ${LINES})*$`);
/** Lines where every group names its note. */
const notedLines = new RegExp(`^${NOTE}: ${LINES}(?:; ${NOTE}: ${LINES})*$`);

/** One line of Chinese prose; inline code is its only Markdown. */
const prose = z
  .string()
  .regex(/^\S(?:.*\S)?$/, 'Expected one line of text without space at its ends.')
  .refine((text) => (text.match(/`/g)?.length ?? 0) % 2 === 0, 'A backtick is not closed.');

const lineList = (form: RegExp, example: string) =>
  z
    .string()
    .regex(form, `Expected lines as in "${example}".`)
    .refine(isAscending, `Lines of a note must ascend and not overlap, as in "${example}".`);

/** A page that says what is right; `note` tells which part of it, or how far it can be trusted. */
const pageSource = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'Expected an address that begins with https://.' }),
  note: prose.optional(),
});

/** A source without an address: an RFC's section, a book's page. */
const textSource = z.strictObject({ text: prose });

/** A trial that was run: on which version, what was typed, what came out. */
const trialSource = z.strictObject({ seen: prose });

/** The notes contradict themselves in these lines; `note` tells how, where the lines alone do not. */
const notesSource = z.strictObject({
  'note-lines': lineList(notedLines, '000: 612, 1275; 003: 524'),
  note: prose.optional(),
});

/** Where the truth of a correction comes from. */
const source = z.union([pageSource, textSource, trialSource, notesSource], {
  error:
    'Expected one of { url, note? }, { text }, { seen }, { note-lines, note? } and nothing else.',
});

/** One mistake of the notes, set right: an entry of content/data/corrections.yaml. */
export const correction = z
  .strictObject({
    /** E and three digits for note 000, F for notes 001 to 004; a new one takes the next number. */
    id: z.string().regex(/^[EF]\d{3}$/, 'Expected E or F and three digits, as in "E024".'),
    /** The note in which the claim stands; of several, the first. */
    note: z.enum(['000', '001', '002', '003', '004']),
    /**
     * The lines of the claim in `note`; where other notes make the same claim, theirs follow after
     * a semicolon, with the number of the note: `513; 003: 367; 004: 195`.
     */
    lines: lineList(ownLines, '7, 17-28; 003: 155'),
    /** The chapter that sets it right, as part/chapter. */
    chapter: z
      .string()
      .regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/, 'Expected part/chapter, as in "swarm/create".'),
    /** What is wrong with the claim. */
    kind: z.enum([
      'wrong', // It does not agree with the facts.
      'misleading', // It is true in part, and leads the reader astray.
      'inconsistent', // The notes say two things.
      'obsolete', // It was true once.
      'hazard', // It does harm to whoever follows it.
    ]),
    /** What the notes say, summed up; never a long quotation. A phrase, without a full stop. */
    claim: prose.regex(/[^。]$/, 'A claim is a phrase and ends without a full stop.'),
    /** What is right, in short sentences. */
    truth: prose.regex(/。$/, 'The truth is told in sentences and ends with 。.'),
    sources: z.array(source),
    /** How readers see it for themselves, a command or a look; null where there is nothing to see. */
    see: prose.nullable(),
    /** Whether chapters may say it. */
    citable: z.enum([
      'yes',
      'check-first', // Inferred: to be tried or looked up before a chapter says it.
      'no', // No source was found.
    ]),
    /** Why it may not be cited, or what was left out of `truth` for want of a source. */
    'cite-note': prose.optional(),
  })
  .refine(({ id, note }) => !id.startsWith(note === '000' ? 'F' : 'E'), {
    path: ['note'],
    error: 'E… belongs to note 000, F… to notes 001 to 004.',
  })
  .refine(({ sources, citable }) => sources.length > 0 || citable === 'no', {
    path: ['sources'],
    error: 'Expected at least one source; without one, citable must be no.',
  })
  .refine((entry) => entry.citable === 'yes' || entry['cite-note'] !== undefined, {
    path: ['cite-note'],
    error: 'Expected the reason why it cannot be cited as it is.',
  });

/** One mistake of the notes, set right. */
export type Correction = z.infer<typeof correction>;

/** Where the truth of a correction comes from. */
export type CorrectionSource = Correction['sources'][number];

/** Whether the lines within each note ascend without touching one another twice. */
function isAscending(list: string): boolean {
  return list.split('; ').every((group) => {
    const bounds = group
      .replace(/^00\d: /, '')
      .split(', ')
      .map((range) => range.split('-').map(Number));
    return bounds.every(([from = 0, to = from], index) => {
      const last = bounds[index - 1]?.at(-1) ?? 0;
      return last < from && from <= to;
    });
  });
}
