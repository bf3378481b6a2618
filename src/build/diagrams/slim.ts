import { slimGraph } from './slim-graph.ts';
import { slimSequence, type SequencePlan } from './slim-sequence.ts';
import { allElements, element, textOf, writeSvg, type SvgElement } from './svg.ts';

/** Counts the changes of the slimmed form: raise it when slim-*.ts write a picture differently. */
export const slimForm = 3;

/** What a slimmed picture needs beside mermaid's drawing. */
export interface SlimOptions {
  /** Begins every id in the picture: `flow-swarm-join`. Must be unique on a page. */
  readonly id: string;
  /** For the picture of a flow: which shapes belong to which step. */
  readonly plan?: SequencePlan | undefined;
}

/**
 * Mermaid's drawing as the book shows it: geometry and text, coloured by src/styles/diagrams.css, so that one
 * picture serves light, dark and print.
 *
 * @param raw - As `Artist.draw` gives it, parsed.
 * @returns Markup of one `<svg>` element on one line.
 * @throws {Error} when the drawing is not what the plan says, or has no title.
 */
export function slimPicture(raw: SvgElement, { id, plan }: SlimOptions): string {
  const kind = raw.attributes['aria-roledescription'] ?? '';
  const [title, desc] = ['title', 'desc'].map((name) => {
    const found = [...allElements(raw)].find((each) => each.name === name);
    if (!found) throw new Error(`it has no ${name === 'title' ? 'accTitle' : 'accDescr'}.`);
    return element(name, { id: `${id}-${name}` }, [textOf(found)]);
  }) as [SvgElement, SvgElement];
  const [x = 0, y = 0, width = 0, height = 0] = (raw.attributes['viewBox'] ?? '')
    .split(' ')
    .map(Number);
  const outline = [Math.floor(x), Math.floor(y), Math.ceil(width), Math.ceil(height)] as const;
  return writeSvg(
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        class: `diagram ${kind === 'sequence' ? 'sequence' : 'graph'}`,
        viewBox: outline.join(' '),
        width: outline[2],
        height: outline[3],
        role: 'graphics-document document',
        'aria-roledescription': kindNames[kind] ?? '图',
        'aria-labelledby': `${id}-title`,
        'aria-describedby': `${id}-desc`,
      },
      [title, desc, ...(kind === 'sequence' ? slimSequence(raw, id, plan) : slimGraph(raw, id))],
    ),
  );
}

const kindNames: Readonly<Record<string, string>> = {
  sequence: '时序图',
  'flowchart-v2': '流程图',
  stateDiagram: '状态图',
  class: '类图',
  er: '实体关系图',
};
