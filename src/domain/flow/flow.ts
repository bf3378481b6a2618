/** How a step is drawn. */
export type StepKind =
  | 'request' // A message that asks or sends: a solid line.
  | 'reply' // What comes back for it: a dashed line.
  | 'self' // Something a participant does on its own.
  | 'note'; // A remark over one participant, or from one to another.

/** How a group of steps is drawn. */
export type PhaseKind =
  | 'stage' // A chapter of the story: a band with a title across the whole diagram.
  | 'opt' // Steps that happen only when the title's condition holds.
  | 'loop' // Steps that repeat while the title says so.
  | 'alt'; // Two or more courses: the phase's own steps, or one of `otherwise`.

/** The word before a phase's title, in the picture and in the list; a stage has only its title. */
export const phaseWords: Readonly<Record<PhaseKind, string>> = {
  stage: '',
  opt: '仅当',
  loop: '循环',
  alt: '若',
};

/** Somebody who sends or receives: a column of the diagram. */
export interface Participant {
  /** Lower-case words joined by hyphens; unique in the flow. */
  readonly id: string;
  /** As the diagram heads the column; `<br/>` breaks the line. */
  readonly name: string;
  /** As the list of steps names it; `name` without its line breaks when absent. */
  readonly short?: string | undefined;
  /** docker1…docker6 have a colour of their own all over the book; this is the number. */
  readonly host?: number | undefined;
}

/** One thing that happens, in the order of the file. */
export interface Step {
  /** Lower-case words joined by hyphens; unique in the flow. */
  readonly id: string;
  readonly kind: StepKind;
  /** Id of the participant that sends, acts, or stands under the note. */
  readonly from: string;
  /** Id of the receiver, or of the other end of a note; absent for `self`. */
  readonly to?: string | undefined;
  /** Few words on the line; `<br/>` breaks it. */
  readonly label: string;
  /** One to three sentences for the list; `…` marks code. */
  readonly explanation: string;
  /** Id of the correction that says what differs here between the two tellings, such as `F090`. */
  readonly correction?: string | undefined;
  /** In the notes' telling: id of the step of the true one that happens instead. */
  readonly instead?: string | undefined;
  /** What the lab recorded of this step. */
  readonly evidence?: EvidenceReference | undefined;
}

/** Lines of a recording, named so that a new recording brings new lines. */
export interface EvidenceReference {
  /** The recording's id, such as `swarm/create/join`. */
  readonly recording: string;
  /** A part of the command whose output it is; without `nth` only one command may contain it. */
  readonly command: string;
  /** Which of the commands that contain it, counted from 1. */
  readonly nth?: number | undefined;
  /** The host, where the same command was typed on several. */
  readonly host?: string | undefined;
  /** A part of each line to show, in the order of the output; the whole output when absent. */
  readonly lines?: readonly string[] | undefined;
  /** What to see in them, in one sentence. */
  readonly shows: string;
}

/** Steps that belong together, drawn as one group. */
export interface Phase {
  readonly phase: PhaseKind;
  readonly title: string;
  readonly steps: readonly Item[];
  /** The other courses of an `alt`. */
  readonly otherwise?: readonly Branch[] | undefined;
}

/** One of the other courses of an `alt`. */
export interface Branch {
  readonly title: string;
  readonly steps: readonly Item[];
}

/** What stands in a flow's body, and inside a phase. */
export type Item = Step | Phase;

/** One telling of what happens: a sequence diagram and its steps. */
export interface Telling {
  /** What the picture shows, for those who do not see it: two or three sentences. */
  readonly accDescr: string;
  /** Columns, left to right. */
  readonly participants: readonly Participant[];
  readonly body: readonly Item[];
}

/** Which telling: what truly happens, or what the notes say. */
export type TellingName = 'true' | 'notes';

/** A protocol walked in steps: the only source of its pictures, its lists and its stepped view. */
export interface Flow extends Telling {
  readonly title: string;
  /** Slug of the chapter that owns it; others may show it too. */
  readonly chapter: string;
  /** What the notes tell instead; absent where they do not tell it or tell it right. */
  readonly notes?: Telling | undefined;
}

/** Where a step stands inside a phase: the phase's kind and the title of the course it belongs to. */
export interface Course {
  readonly phase: PhaseKind;
  readonly title: string;
}

/** A step with its number, counted from 1 over the whole telling, and the phases around it, outermost first. */
export interface NumberedStep {
  readonly number: number;
  readonly step: Step;
  readonly courses: readonly Course[];
}

/** Whether an item of a body is a group of steps. */
export function isPhase(item: Item): item is Phase {
  return 'phase' in item;
}

/** All courses of a phase: its own steps first, then those of `otherwise`. */
export function branchesOf({ title, steps, otherwise = [] }: Phase): readonly Branch[] {
  return [{ title, steps }, ...otherwise];
}

/** Every step in reading order, numbered. */
export function numberedSteps({ body }: Pick<Telling, 'body'>): readonly NumberedStep[] {
  const found: NumberedStep[] = [];
  collect(body, []);
  return found;

  function collect(items: readonly Item[], courses: readonly Course[]): void {
    for (const item of items) {
      if (!isPhase(item)) {
        found.push({ number: found.length + 1, step: item, courses });
        continue;
      }
      for (const { title, steps } of branchesOf(item)) {
        // One object for all steps of the course: stepGroups tells courses apart by identity.
        const course = { phase: item.phase, title };
        collect(steps, [...courses, course]);
      }
    }
  }
}

/** Steps under one heading of the list. */
export interface StepGroup {
  /** The outermost phase around them; absent for steps outside any phase. */
  readonly course: Course | undefined;
  /** In reading order, never empty. Their further courses say which inner phase they stand in. */
  readonly steps: readonly NumberedStep[];
}

/** The numbered steps, grouped by the outermost course they belong to. */
export function stepGroups(telling: Pick<Telling, 'body'>): readonly StepGroup[] {
  const groups: { course: Course | undefined; steps: NumberedStep[] }[] = [];
  for (const numbered of numberedSteps(telling)) {
    const last = groups.at(-1);
    const course = numbered.courses[0];
    if (last && last.course === course) last.steps.push(numbered);
    else groups.push({ course, steps: [numbered] });
  }
  return groups;
}
