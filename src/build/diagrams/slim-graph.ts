import {
  allElements,
  classesOf,
  element,
  numberOf,
  tenth,
  type SvgElement,
  type SvgNode,
} from './svg.ts';

/** Mermaid's classes that mean something to the reader, and what the theme stylesheet calls them. */
const meaning: Readonly<Record<string, string>> = {
  node: 'node',
  cluster: 'cluster',
  edgeLabel: 'edge-label',
  'flowchart-link': 'edge',
  transition: 'edge',
  relation: 'edge',
  'edge-pattern-dotted': 'dotted',
  'edge-pattern-dashed': 'dotted',
  'edge-thickness-thick': 'thick',
  'state-start': 'filled',
  'state-end': 'filled',
};

/** Classes an author may give a node with `class docker1 host-1`; the stylesheet has a rule for each. */
const authorsOwn: ReadonlySet<string> = new Set([
  ...[1, 2, 3, 4, 5, 6].map((number) => `host-${number}`),
  'ok',
  'bad',
  'wait',
  'mark',
  'signal',
  'quiet',
]);

const kept: ReadonlySet<string> = new Set(
  (
    'x y x1 y1 x2 y2 cx cy r rx ry width height d points transform marker-start marker-end ' +
    'refX refY markerUnits markerWidth markerHeight orient viewBox'
  ).split(' '),
);

/**
 * Any other diagram of mermaid without its colours, styles, names and empty groups. What remains is the
 * geometry, the text, and classes that src/styles/diagrams.css knows.
 *
 * @param raw - As `Artist.draw` gives it.
 * @param id - Begins the ids of the arrowheads, which must be unique on a page.
 */
export function slimGraph(raw: SvgElement, id: string): SvgElement[] {
  const drawn = raw.children.flatMap((child) => slim(child, id)).map(unwrapOuter);
  const used = JSON.stringify(drawn);
  return drawn.flatMap((node) => withoutUnusedMarkers(node, used));
}

function slim(node: SvgNode, id: string): SvgElement[] {
  if (typeof node === 'string') return [];
  if (['style', 'title', 'desc', 'filter', 'linearGradient', 'symbol'].includes(node.name))
    return [];
  // `a ~~~ b` only puts a above b; mermaid hides the line by a style, which we take away.
  if (classesOf(node).includes('edge-thickness-invisible')) return [];
  if (node.name === 'text') return textLine(node);
  // Only a label on an edge has a box behind it with a size: the edge runs behind the whole of it.
  if (node.name === 'rect' && !node.attributes['width']) return [];
  const children = withTitleInCorner(node).flatMap((child) => slim(child, id));
  if (children.length === 0 && ['g', 'defs', 'marker'].includes(node.name)) return [];
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(node.attributes)) {
    if (kept.has(name)) attributes[name] = shortened(name, value, id);
  }
  const classes = new Set(
    classesOf(node).flatMap((name) => meaning[name] ?? (authorsOwn.has(name) ? name : [])),
  );
  if (classes.size > 0) attributes['class'] = [...classes].join(' ');
  if (node.name === 'marker') attributes['id'] = markerId(node.attributes['id'] ?? '', id);
  // A group that says nothing more is its children.
  if (['g', 'defs'].includes(node.name) && Object.keys(attributes).length === 0) return children;
  return [{ name: node.name, attributes, children }];
}

/**
 * What is inside a group, the title of a cluster in the corner of its box: mermaid centres it there, where
 * the arrows come in.
 */
function withTitleInCorner(node: SvgElement): readonly SvgNode[] {
  if (!classesOf(node).includes('cluster')) return node.children;
  const box = node.children.find((child) => typeof child === 'object' && child.name === 'rect');
  const title = node.children.find(
    (child) => typeof child === 'object' && classesOf(child).includes('cluster-label'),
  );
  if (typeof box !== 'object' || typeof title !== 'object') return node.children;
  const [, top = 0] = shiftOf(title) ?? [];
  const lines = [...allElements(title)].filter(({ name }) => name === 'text');
  return [
    ...node.children.filter((child) => child !== title),
    ...lines.map((line) => ({
      ...line,
      attributes: { x: tenth(numberOf(box, 'x') + 12), y: tenth(numberOf(line, 'y') + top) },
    })),
  ];
}

function textLine(node: SvgElement): SvgElement[] {
  return [element('text', { x: numberOf(node, 'x'), y: numberOf(node, 'y') }, node.children)];
}

/** A group inside a group, each with nothing but a shift, is one group. */
function unwrapOuter(node: SvgElement): SvgElement {
  const children = node.children.map((child) =>
    typeof child === 'string' ? child : unwrapOuter(child),
  );
  const [only] = children;
  const outer = shiftOf(node);
  if (outer && children.length === 1 && typeof only === 'object') {
    const inner = shiftOf(only);
    if (inner && Object.keys(only.attributes).length === 1) {
      const transform = `translate(${tenth(outer[0] + inner[0])},${tenth(outer[1] + inner[1])})`;
      return { ...node, attributes: { ...node.attributes, transform }, children: only.children };
    }
  }
  return { ...node, children };
}

function shiftOf({ name, attributes }: SvgElement): readonly [number, number] | undefined {
  const found = /^translate\(([\d.-]+)[, ]\s*([\d.-]+)\)$/.exec(attributes['transform'] ?? '');
  return name === 'g' && found ? [Number(found[1]), Number(found[2])] : undefined;
}

function withoutUnusedMarkers(node: SvgElement, used: string): SvgElement[] {
  if (node.name === 'marker') {
    return used.includes(`url(#${node.attributes['id'] ?? ''})`) ? [node] : [];
  }
  const children = node.children.flatMap((child): readonly SvgNode[] =>
    typeof child === 'string' ? [child] : withoutUnusedMarkers(child, used),
  );
  if (node.name === 'g' && children.length === 0) return [];
  return [{ ...node, children }];
}

function shortened(name: string, value: string, id: string): string {
  if (name.startsWith('marker-')) {
    return value.replace(/#([^)]+)/, (_, old: string) => `#${markerId(old, id)}`);
  }
  return value
    .replace(/-?(?:\d*\.)?\d+(?:e[-+]?\d+)?/g, (number) => tenth(Number(number)))
    .replace(/,\s+/g, ',');
}

/** `diagram_flowchart-v2-pointEnd` becomes `<id>-pointEnd`. */
function markerId(old: string, id: string): string {
  return `${id}-${old.replace(/^.*?-(?:v2-)?(?=[^-]+(?:-margin)?$)/, '')}`;
}
