import { nearest } from '../finding/nearest.ts';
import type { Finding } from '../finding/finding.ts';
import {
  branchesOf,
  isPhase,
  type Flow,
  type Item,
  type Step,
  type Telling,
  type TellingName,
} from './flow.ts';

/** What can be wrong with a flow that has the right shape. */
export const flowFindings = {
  'flow/unknown-participant': 'A step names a participant that the flow does not have.',
  'flow/duplicate-participant': 'Two participants share an id.',
  'flow/duplicate-step': 'Two steps share an id.',
  'flow/empty-phase': 'A phase or one of its courses has no steps.',
  'flow/ends': 'The kind of a step and its from and to do not fit.',
  'flow/otherwise': 'An alt without a second course, or another phase with one.',
  'flow/instead': 'A step names another that happens instead, and there is no such.',
} as const;

/** A way into the file: keys and indexes, as in `['body', 2, 'steps', 0, 'from']`. */
export type DataPath = readonly (string | number)[];

/** Where a flow stands, so that findings can name the line. */
export interface FlowFile {
  /** Path from the repository root. */
  readonly file: string;
  /** The line on which the value at this path stands, counted from 1. */
  readonly lineOf: (path: DataPath) => number | undefined;
}

/** A step and where it stands in its file. */
export interface PlacedStep {
  readonly telling: TellingName;
  readonly step: Step;
  readonly path: DataPath;
}

/** Every step of both tellings, with its path in the file. */
export function placedSteps(flow: Flow): readonly PlacedStep[] {
  const found: PlacedStep[] = [];
  collect('true', flow.body, ['body']);
  if (flow.notes) collect('notes', flow.notes.body, ['notes', 'body']);
  return found;

  function collect(telling: TellingName, items: readonly Item[], path: DataPath): void {
    items.forEach((item, index) => {
      const here = [...path, index];
      if (!isPhase(item)) {
        found.push({ telling, step: item, path: here });
        return;
      }
      branchesOf(item).forEach(({ steps }, course) => {
        const place = course === 0 ? here : [...here, 'otherwise', course - 1];
        collect(telling, steps, [...place, 'steps']);
      });
    });
  }
}

/** Everything that is wrong with the flow's references and structure, in the order of the file. */
export function checkFlow(flow: Flow, file: FlowFile): Finding[] {
  return [
    ...checkTelling(flow, [], file),
    ...(flow.notes ? checkTelling(flow.notes, ['notes'], file) : []),
    ...checkInstead(flow, file),
  ];
}

function checkInstead(flow: Flow, { file, lineOf }: FlowFile): Finding[] {
  const placed = placedSteps(flow);
  const real = placed.filter(({ telling }) => telling === 'true').map(({ step }) => step.id);
  return placed.flatMap(({ telling, step, path }) => {
    if (step.instead === undefined) return [];
    const isKnown = real.includes(step.instead);
    if (telling === 'notes' && isKnown) return [];
    const near = nearest(step.instead, real);
    return {
      id: 'flow/instead' satisfies keyof typeof flowFindings,
      place: { file, line: lineOf([...path, 'instead']) },
      message:
        telling === 'true'
          ? `step "${step.id}" is true and has "instead".`
          : `step "${step.id}" has instead "${step.instead}", which is no step of the true telling.`,
      remedy:
        telling === 'true'
          ? 'Write it at the step of the notes that this one replaces.'
          : near === undefined
            ? 'Write the id of a step of "body".'
            : `Nearest: "${near}".`,
    };
  });
}

function checkTelling(telling: Telling, root: DataPath, { file, lineOf }: FlowFile): Finding[] {
  const findings: Finding[] = [];
  const participants = new Set<string>();
  const steps = new Set<string>();

  telling.participants.forEach(({ id }, index) => {
    if (participants.has(id)) {
      report('flow/duplicate-participant', ['participants', index, 'id'], {
        message: `participant "${id}" stands twice.`,
        remedy: 'Give each participant an id of its own.',
      });
    }
    participants.add(id);
  });
  checkItems(telling.body, ['body']);
  return findings;

  function checkItems(items: readonly Item[], path: DataPath): void {
    items.forEach((item, index) => {
      const here = [...path, index];
      if (!isPhase(item)) return checkStep(item, here);
      const { phase, title, otherwise } = item;
      if ((phase === 'alt') !== (otherwise !== undefined && otherwise.length > 0)) {
        report('flow/otherwise', [...here, 'phase'], {
          message:
            phase === 'alt'
              ? `alt "${title}" has only one course.`
              : `${phase} "${title}" has "otherwise", which only an alt may have.`,
          remedy:
            phase === 'alt' ? 'Add "otherwise", or make it an opt.' : 'Make it an alt, or drop it.',
        });
      }
      branchesOf(item).forEach((branch, course) => {
        const place = course === 0 ? here : [...here, 'otherwise', course - 1];
        if (branch.steps.length === 0) {
          report('flow/empty-phase', [...place, 'title'], {
            message: `"${branch.title}" has no steps.`,
            remedy: 'Add its steps or remove it: mermaid draws nothing for it.',
          });
        }
        checkItems(branch.steps, [...place, 'steps']);
      });
    });
  }

  function checkStep(step: Step, path: DataPath): void {
    if (steps.has(step.id)) {
      report('flow/duplicate-step', [...path, 'id'], {
        message: `step "${step.id}" stands twice.`,
        remedy: 'Give each step an id of its own.',
      });
    }
    steps.add(step.id);
    for (const end of ['from', 'to'] as const) {
      const name = step[end];
      if (name === undefined || participants.has(name)) continue;
      const near = nearest(name, participants);
      report('flow/unknown-participant', [...path, end], {
        message: `step "${step.id}" goes ${end} "${name}", which is no participant.`,
        remedy: near
          ? `Nearest: "${near}".`
          : `Participants: ${[...participants].map((id) => `"${id}"`).join(', ')}.`,
      });
    }
    const expected = expectedEnds(step);
    if (expected) {
      report('flow/ends', [...path, 'kind'], {
        message: `step "${step.id}" is a ${step.kind} ${describeEnds(step)}.`,
        remedy: expected,
      });
    }
  }

  function report(
    id: keyof typeof flowFindings,
    path: DataPath,
    { message, remedy }: { message: string; remedy: string },
  ): void {
    findings.push({ id, place: { file, line: lineOf([...root, ...path]) }, message, remedy });
  }
}

function expectedEnds({ kind, from, to }: Step): string | undefined {
  if (kind === 'self' && to !== undefined) return 'A self step has only "from".';
  if ((kind === 'request' || kind === 'reply') && (to === undefined || to === from)) {
    return 'Name another participant in "to", or make it a self step.';
  }
  return undefined;
}

function describeEnds({ from, to }: Step): string {
  return to === undefined ? `from "${from}" to nobody` : `from "${from}" to "${to}"`;
}
