import {
  branchesOf,
  isPhase,
  numberedSteps,
  type Flow,
  type Item,
  type Phase,
  type Step,
  type Telling,
  type TellingName,
} from './flow.ts';
import { circled, markedLabel } from './label.ts';

/** What `toMermaid` wrote that a reader of mermaid's drawing must know to find the steps again. */
export interface Drawing {
  /** The text for mermaid: a `sequenceDiagram`. */
  readonly text: string;
  /** Numbers of the steps drawn as messages, in the order of the text. */
  readonly messages: readonly number[];
  /** The notes in the order of the text: a step's number, or null for the title of a stage. */
  readonly notes: readonly (number | null)[];
}

/** A telling under its own title, as it is drawn. */
export interface TitledTelling extends Telling {
  readonly title: string;
}

/** One of a flow's tellings; undefined when the flow has no such. */
export function tellingOf(flow: Flow, name: TellingName): TitledTelling | undefined {
  if (name === 'true') return flow;
  return flow.notes && { ...flow.notes, title: `${flow.title}（笔记的讲法）` };
}

/**
 * A telling as mermaid's sequence diagram, with accTitle and accDescr.
 *
 * Each label starts with its step's number (①): mermaid's own `autonumber` does not count notes. A stage is
 * a `rect` whose first line is a note across all participants, because a `rect` has no title.
 *
 * @param flow - Checked by `checkFlow`: all its participants exist and no phase is empty.
 * @see https://mermaid.js.org/syntax/sequenceDiagram.html
 */
export function drawFlow(flow: TitledTelling): Drawing {
  const numbers = new Map(numberedSteps(flow).map(({ step, number }) => [step, number]));
  const messages: number[] = [];
  const notes: (number | null)[] = [];
  const lines = [
    'sequenceDiagram',
    `  accTitle: ${escapeText(flow.title)}`,
    `  accDescr: ${escapeText(flow.accDescr)}`,
    ...flow.participants.map(
      ({ id, name }) => `  participant ${mermaidId(id)} as ${escapeText(name)}`,
    ),
    ...flow.body.flatMap(itemLines).map((line) => `  ${line}`),
  ];
  return { text: `${lines.join('\n')}\n`, messages, notes };

  function itemLines(item: Item): string[] {
    return isPhase(item) ? phaseLines(item) : [stepLine(item)];
  }

  function phaseLines(phase: Phase): string[] {
    if (phase.phase === 'stage') {
      notes.push(null);
      // The colour is mermaid's syntax only; the site's stylesheet colours the band.
      return [
        'rect transparent',
        ...indented([`Note over ${wholeWidth()}: ${escapeText(phase.title)}`]),
        ...indented(phase.steps.flatMap(itemLines)),
        'end',
      ];
    }
    const branches = branchesOf(phase).flatMap(({ title, steps }, index) => [
      `${index === 0 ? phase.phase : 'else'} ${escapeText(title)}`,
      ...indented(steps.flatMap(itemLines)),
    ]);
    return [...branches, 'end'];
  }

  function stepLine(step: Step): string {
    const number = numbers.get(step) ?? 0;
    const from = mermaidId(step.from);
    const to = mermaidId(step.to ?? step.from);
    const label = `${circled(number)} ${escapeText(markedLabel(step))}`;
    if (step.kind === 'note') {
      notes.push(number);
      return `Note over ${from === to ? from : `${from},${to}`}: ${label}`;
    }
    messages.push(number);
    return `${from}${step.kind === 'reply' ? '-->>' : '->>'}${to}: ${label}`;
  }

  function wholeWidth(): string {
    const ends = [flow.participants[0], flow.participants.at(-1)].map((end) =>
      mermaidId(end?.id ?? ''),
    );
    return [...new Set(ends)].join(',');
  }
}

/** The text for mermaid alone, as an author pastes it or a reader edits it. */
export function toMermaid(flow: TitledTelling): string {
  return drawFlow(flow).text;
}

/** A participant's id as mermaid reads it: hyphens begin an arrow there, and some words are its own. */
export function mermaidId(id: string): string {
  const name = id.replaceAll('-', '_');
  return keywords.has(name) ? `${name}_` : name;
}

/**
 * Text for a label: what would end it, begin a comment, a formula or a tag becomes mermaid's `#…;` entity.
 * Line breaks, written `<br/>` or as a line of their own, stay.
 *
 * Nothing more is escaped than must be: mermaid measures an entity as its seven characters, which widens
 * the columns.
 */
export function escapeText(text: string): string {
  return text
    .trim()
    .split(/\s*<br\s*\/?>\s*|\s*\n\s*/)
    .map((line) => line.replace(/[#;<>]|(?<=\$)\$|(?<=%)%/g, (sign) => `#${sign.charCodeAt(0)};`))
    .join('<br/>');
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

const keywords = new Set(
  (
    'sequencediagram participant actor create destroy box end loop rect opt alt else par and critical option ' +
    'break note over left right of activate deactivate autonumber off title link links properties details as ' +
    'par_over'
  ).split(' '),
);
