import { phaseWords } from '../../domain/flow/flow.ts';
import {
  allElements,
  classesOf,
  element,
  numberOf,
  tenth,
  textOf,
  type SvgElement,
} from './svg.ts';

/** A step as it must be found in mermaid's drawing. */
export interface DrawnStep {
  /** Its number in the flow; goes into `data-step`. */
  readonly number: number;
  /** The whole label with the number, for comparison; white space does not count. */
  readonly label: string;
  /** Whether the two tellings differ here. */
  readonly differs: boolean;
}

/** What mermaid's drawing does not tell about its messages, notes and columns. */
export interface SequencePlan {
  /** The steps drawn as messages, in the order of the text. */
  readonly messages: readonly DrawnStep[];
  /** The notes in the order of the text; null for the title of a stage. */
  readonly notes: readonly (DrawnStep | null)[];
  /** Host numbers by mermaid's id of the participant. */
  readonly hosts: ReadonlyMap<string, number>;
}

/**
 * Mermaid's sequence diagram without its markup: bands, life lines, frames, one `<g data-step="n">` for each
 * step with its label and its arrow, and last the participants: `.heads`, over a shade that is seen when the
 * heads stay in view while the rest scrolls below them, and the same once more at the foot. Arrowheads are
 * part of their step instead of shared markers, so that a step can change colour as a whole.
 *
 * A label is matched to its line by the order of the file: mermaid gives it no id, but writes it just before
 * its line.
 *
 * @param raw - As `Artist.draw` gives it.
 * @param id - Begins the id of the heads, which must be unique on a page.
 * @param plan - Absent for a diagram that is not a flow: its messages carry no numbers.
 * @throws {Error} when the drawing and the plan do not agree.
 */
export function slimSequence(
  raw: SvgElement,
  id: string,
  plan: SequencePlan | undefined,
): SvgElement[] {
  const items = [...allElements(raw)];
  const bands = items.filter((item) => hasClass(item, 'rect'));
  const lives = items.filter((item) => item.attributes['data-et'] === 'life-line');
  const columns = lives.map((line) => numberOf(line, 'x1'));
  return [
    ...evenBands(bands),
    lifeLines(lives),
    ...items
      .filter((item) => item.attributes['data-et'] === 'control-structure')
      .map((group) => frame(group, columns)),
    ...notes(items, plan, columns),
    ...messages(raw, plan, columns),
    ...participants(raw, id, plan?.hosts),
  ].map((group) => (onBand(group, bands) ? withClass(group, 'on-band') : group));
}

/** Whether a group with text stands on a band: its ground must have the band's colour. */
function onBand(group: SvgElement, bands: readonly SvgElement[]): boolean {
  const first = childrenOf(group).find(({ name }) => name === 'text');
  if (!first) return false;
  const y = numberOf(first, 'y');
  return bands.some((rect) => {
    const top = numberOf(rect, 'y');
    return y > top && y < top + numberOf(rect, 'height');
  });
}

function withClass(group: SvgElement, name: string): SvgElement {
  const classes = [...classesOf(group), name].join(' ');
  return { ...group, attributes: { ...group.attributes, class: classes } };
}

/** The bands of the stages, all as wide as the widest: mermaid makes each as wide as what it holds. */
function evenBands(bands: readonly SvgElement[]): SvgElement[] {
  const x = Math.min(...bands.map((rect) => numberOf(rect, 'x')));
  const right = Math.max(...bands.map((rect) => numberOf(rect, 'x') + numberOf(rect, 'width')));
  return bands.map((rect) => {
    const [y, height] = [numberOf(rect, 'y'), numberOf(rect, 'height')];
    return element('rect', { class: 'band', rx: 5, x, y, width: right - x, height });
  });
}

/**
 * A ground for words that a life line would run through, so that it runs behind them.
 *
 * @param lines - Mermaid's, which know how wide they are; `placed` are the same as they will stand.
 */
function ground(
  lines: readonly SvgElement[],
  placed: readonly SvgElement[],
  columns: readonly number[],
): SvgElement[] {
  const [first, last] = [placed[0], placed.at(-1)];
  if (!first || !last) return [];
  const halves = lines.map((line) => Number(line.attributes['data-width'] ?? 0) / 2 + 3);
  const left = Math.min(...placed.map((line, index) => numberOf(line, 'x') - (halves[index] ?? 0)));
  const right = Math.max(
    ...placed.map((line, index) => numberOf(line, 'x') + (halves[index] ?? 0)),
  );
  if (!columns.some((x) => x > left && x < right)) return [];
  const [above, below] = [13, 4];
  const y = numberOf(first, 'y') - above;
  const sides = { x: Math.round(left), y, width: Math.round(right - left) };
  return [element('rect', { class: 'ground', ...sides, height: numberOf(last, 'y') + below - y })];
}

function lifeLines(lines: readonly SvgElement[]): SvgElement {
  const path = lines.map((line) => `M${at(line, 'x1')} ${at(line, 'y1')}V${at(line, 'y2')}`);
  return element('path', { class: 'life', d: path.join('') });
}

/** The participants at the head, left to right, and their repetition at the foot. */
function participants(
  raw: SvgElement,
  id: string,
  hosts: SequencePlan['hosts'] | undefined,
): SvgElement[] {
  const boxes = [...allElements(raw)].flatMap((group) => {
    const rect = childrenOf(group).find((child) => hasClass(child, 'actor'));
    return group.name === 'g' && rect?.name === 'rect' ? [{ group, rect }] : [];
  });
  const tops = boxes.map(({ rect }) => numberOf(rect, 'y'));
  const [head, foot] = [Math.min(...tops), Math.max(...tops)];
  const heads = boxes
    .filter((_, index) => tops[index] === head)
    .sort((a, b) => numberOf(a.rect, 'x') - numberOf(b.rect, 'x'));
  const height = Math.max(...heads.map(({ rect }) => numberOf(rect, 'height')));
  const [x, , width] = (raw.attributes['viewBox'] ?? '').split(' ').map(Number);
  const shade = { class: 'shade', x, y: head - 8, width, height: height + 16 };
  return [
    element('g', { class: 'heads' }, [
      element('rect', shade),
      element(
        'g',
        { id: `${id}-heads` },
        heads.map(({ group, rect }) => participant(group, rect, hosts)),
      ),
    ]),
    ...(foot > head ? [element('use', { href: `#${id}-heads`, y: foot - head })] : []),
  ];
}

function participant(
  group: SvgElement,
  rect: SvgElement,
  hosts: SequencePlan['hosts'] | undefined,
): SvgElement {
  const host = hosts?.get(rect.attributes['name'] ?? '');
  return element('g', { class: host === undefined ? 'who' : `who host-${host}` }, [
    box(rect, { rx: 4 }),
    ...spread(texts(group), numberOf(rect, 'y') + numberOf(rect, 'height') / 2),
  ]);
}

/** Lines of a name round the middle of its box; mermaid sets them with no room between. */
function spread(lines: readonly SvgElement[], middle: number): SvgElement[] {
  const [height, capital] = [18, 5];
  return lines.map((line, index) =>
    textAt(line, Math.round(middle + (index - (lines.length - 1) / 2) * height + capital)),
  );
}

/** What mermaid writes on a kind of frame, and what the reader reads: the flows' kinds, and mermaid's own others. */
const frameWords: Readonly<Record<string, string>> = {
  ...phaseWords,
  par: '同时',
  break: '中断',
  critical: '必须',
};

function frame(group: SvgElement, columns: readonly number[]): SvgElement {
  const lines = childrenOf(group).filter(({ name }) => name === 'line');
  const xs = lines.flatMap((line) => [numberOf(line, 'x1'), numberOf(line, 'x2')]);
  const ys = lines.flatMap((line) => [numberOf(line, 'y1'), numberOf(line, 'y2')]);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const [right, bottom] = [Math.max(...xs), Math.max(...ys)];
  const between = lines.filter((line) => {
    const [from, to] = [numberOf(line, 'y1'), numberOf(line, 'y2')];
    return from === to && from !== y && from !== bottom;
  });
  const tab = childrenOf(group).find((child) => hasClass(child, 'labelBox'));
  return element('g', { class: 'frame' }, [
    element('rect', { x, y, width: right - x, height: bottom - y, rx: 4 }),
    ...between.map((line) =>
      element('path', { class: 'else', d: `M${tenth(x)} ${at(line, 'y1')}H${tenth(right)}` }),
    ),
    ...(tab ? [element('path', { class: 'tab', d: `M${tab.attributes['points'] ?? ''}Z` })] : []),
    ...childrenOf(group)
      .filter((line) => line.name === 'text' && frameWords[textOf(line)] === undefined)
      .flatMap((line) => ground([line], [text(line)], columns)),
    ...texts(group).map((text) => {
      const words = textOf(text);
      const word = frameWords[words];
      return word === undefined
        ? { ...text, children: [words.replace(/^\[(.*)\]$/s, '$1')] }
        : element('text', { ...text.attributes, class: 'word' }, [word]);
    }),
  ]);
}

function notes(
  items: readonly SvgElement[],
  plan: SequencePlan | undefined,
  columns: readonly number[],
): SvgElement[] {
  const drawn = items.filter((item) => item.attributes['data-et'] === 'note');
  if (plan) expectCount('notes', drawn.length, plan.notes.length);
  return drawn.map((group, index) => {
    const step = plan?.notes[index];
    const lines = childrenOf(group).filter(({ name }) => name === 'text');
    if (step === null) {
      const words = lines.map(text);
      return element('g', { class: 'stage' }, [...ground(lines, words, columns), ...words]);
    }
    const rect = childrenOf(group).find(({ name }) => name === 'rect');
    // Mermaid sets a line with a sign of a taller font, such as ⑫, too low in its box.
    const words = rect
      ? spread(texts(group), numberOf(rect, 'y') + numberOf(rect, 'height') / 2)
      : texts(group);
    if (step) expectLabel(step, words);
    return element('g', { 'data-step': step?.number, class: classOf('note', step) }, [
      ...(rect ? [box(rect, { rx: 4 })] : []),
      ...words,
    ]);
  });
}

function messages(
  raw: SvgElement,
  plan: SequencePlan | undefined,
  columns: readonly number[],
): SvgElement[] {
  const drawn: SvgElement[] = [];
  let label: SvgElement[] = [];
  for (const item of childrenOf(raw)) {
    if (hasClass(item, 'messageText')) {
      label.push(item);
    } else if (item.attributes['data-et'] === 'message') {
      const step = plan?.messages[drawn.length];
      if (step) expectLabel(step, label);
      const kind = classOf(hasClass(item, 'messageLine1') ? 'reply' : '', step);
      const shapes = message(label, item, columns);
      drawn.push(element('g', { 'data-step': step?.number, class: kind }, shapes));
      label = [];
    }
  }
  if (plan) expectCount('messages', drawn.length, plan.messages.length);
  return drawn;
}

function classOf(kind: string, step: DrawnStep | undefined): string | undefined {
  return [kind, step?.differs ? 'differs' : ''].filter(Boolean).join(' ') || undefined;
}

/** A message's label and arrow: a straight line, or the angular loop of a message to oneself. */
function message(
  label: readonly SvgElement[],
  item: SvgElement,
  columns: readonly number[],
): SvgElement[] {
  if (item.name === 'line') {
    const [from, to, y] = [numberOf(item, 'x1'), numberOf(item, 'x2'), numberOf(item, 'y1')];
    // Mermaid stops short of the life line for its marker; ours ends where its head begins.
    const back = 5 * Math.sign(from - to);
    const d = `M${tenth(from)} ${tenth(y)}H${tenth(to + back)}${arrowHead(back > 0 ? -8 : 8)}`;
    return [...onLine(label, y, columns), element('path', { d })];
  }
  const numbers = /^M\s*([\d.-]+),([\d.-]+)\s+H\s*[\d.-]+\s+V\s*([\d.-]+)\s+H\s*([\d.-]+)\s*$/.exec(
    item.attributes['d'] ?? '',
  );
  if (!numbers) throw new Error(`mermaid drew a message as "${item.attributes['d'] ?? ''}".`);
  const [x = 0, top = 0, y = 0, end = 0] = numbers.slice(1).map(Number);
  // Mermaid's loop is as wide as its label and runs through it: ours is narrow, the label stands on it.
  const line = `M${tenth(x)} ${tenth(top)}h${loopWidth}V${tenth(y)}H${tenth(end + 8)}`;
  return [
    ...onLine(label, top, columns),
    element('path', { class: 'loop', d: line }),
    element('path', { d: `M${tenth(end + 8)} ${tenth(y)}${arrowHead(-8)}` }),
  ];
}

const loopWidth = 40;

/** The label just above its line: mermaid lifts it by the height of the tallest font that a sign needed. */
function onLine(label: readonly SvgElement[], y: number, columns: readonly number[]): SvgElement[] {
  const last = label.at(-1);
  const gap = 6;
  const lift = last ? y - gap - numberOf(last, 'y') : 0;
  const words = label.map((each) => textAt(each, Math.round(numberOf(each, 'y') + lift)));
  return [...ground(label, words, columns), ...words];
}

/** The head of an arrow, from the end of its line: `ahead` is 8 to the right, -8 to the left. */
function arrowHead(ahead: 8 | -8): string {
  return `m0-4l${ahead} 4 ${-ahead} 4z`;
}

function box(rect: SvgElement, more: Readonly<Record<string, string | number>>): SvgElement {
  const sides = ['x', 'y', 'width', 'height'].map((side) => [side, numberOf(rect, side)] as const);
  return element('rect', { ...more, ...Object.fromEntries(sides) });
}

function texts(group: SvgElement): SvgElement[] {
  return childrenOf(group)
    .filter(({ name }) => name === 'text')
    .map(text);
}

function text(from: SvgElement): SvgElement {
  return textAt(from, Math.round(numberOf(from, 'y')));
}

function textAt(from: SvgElement, y: number): SvgElement {
  return element('text', { x: Math.round(numberOf(from, 'x')), y }, [textOf(from)]);
}

function expectCount(what: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`mermaid drew ${found} ${what}, not ${expected}.`);
}

function expectLabel({ number, label }: DrawnStep, found: readonly SvgElement[]): void {
  const words = found.map(textOf).join('');
  if (words.replace(/\s/g, '') !== label.replace(/\s/g, '')) {
    throw new Error(`mermaid drew "${words}" where step ${number} is "${label}".`);
  }
}

function childrenOf({ children }: SvgElement): SvgElement[] {
  return children.filter((child) => typeof child === 'object');
}

function hasClass(item: SvgElement, name: string): boolean {
  return classesOf(item).includes(name);
}

function at(item: SvgElement, attribute: string): string {
  return tenth(numberOf(item, attribute));
}
