/** What the reader answered to one question. */
export interface Answer {
  /** Chosen options by index, or the places of an order as they stood; for a free question what was written. */
  readonly given: readonly number[] | string;
  /** Whether it was right when checked; null before that, and for a free question. */
  readonly isRight: boolean | null;
  /** A free question: the answer to compare with was open beside what was written. */
  readonly isCompared?: boolean;
}

export type Answers = Readonly<Record<string, Answer>>;

/** localStorage keys start with it; the quiz's id follows. */
const prefix = 'dockside-quiz:';

/** The kept answers of a quiz by question; none when nothing readable is kept. */
export function readAnswers(quiz: string): Answers {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(prefix + quiz) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter(([, each]) => isAnswer(each)));
  } catch {
    return {}; // Storage is forbidden, or another program wrote into it.
  }
}

/** @returns Whether the browser kept them. */
export function keepAnswers(quiz: string, answers: Answers): boolean {
  try {
    localStorage.setItem(prefix + quiz, JSON.stringify(answers));
    return true;
  } catch {
    return false;
  }
}

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null) return false;
  const { given, isRight } = value as Record<string, unknown>;
  const isGiven =
    typeof given === 'string' ||
    (Array.isArray(given) && given.every((each) => Number.isInteger(each)));
  return isGiven && (isRight === null || typeof isRight === 'boolean');
}
