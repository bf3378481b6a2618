/** An element of an SVG file. Attributes keep their order; text is unescaped. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgNode[];
}

/** An element or a run of text. */
export type SvgNode = SvgElement | string;

/** An element of the given name; attributes without a value are left out, numbers rounded to a tenth. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  children: readonly SvgNode[] = [],
): SvgElement {
  const entries = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, typeof value === 'number' ? tenth(value) : value] as const],
  );
  return { name, attributes: Object.fromEntries(entries), children };
}

/** A number as short as a tenth of a pixel allows. */
export function tenth(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/**
 * Reads the XML that a browser's XMLSerializer writes: well-formed, without comments, CDATA or doctype.
 *
 * @throws {SyntaxError} when it is not.
 */
export function parseSvg(xml: string): SvgElement {
  const root: { children: SvgNode[] } = { children: [] };
  const open: { name: string; children: SvgNode[] }[] = [];
  let end = 0;
  for (const match of xml.matchAll(/<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g)) {
    if (match.index !== end) break;
    end += match[0].length;
    const [, closing, name = '', attributes = '', empty, text] = match;
    const { children } = open.at(-1) ?? root;
    if (text !== undefined) {
      children.push(unescapeXml(text));
    } else if (closing) {
      if (open.pop()?.name !== name) throw new SyntaxError(`</${name}> closes another element`);
    } else {
      const made = { name, attributes: parseAttributes(attributes), children: [] };
      children.push(made);
      if (!empty) open.push(made);
    }
  }
  const [first] = root.children;
  if (end !== xml.length || open.length > 0 || typeof first !== 'object') {
    throw new SyntaxError(`not the XML of one element: stopped at character ${end}`);
  }
  return first;
}

/** The element as markup that is valid in HTML and in an SVG file. */
export function writeSvg(node: SvgNode): string {
  if (typeof node === 'string') return escapeXml(node);
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value).replaceAll('"', '&quot;')}"`)
    .join('');
  if (node.children.length === 0) return `<${node.name}${attributes}/>`;
  return `<${node.name}${attributes}>${node.children.map(writeSvg).join('')}</${node.name}>`;
}

/** All text inside, in the order of the file. */
export function textOf(node: SvgNode): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

/** The element and all elements inside it, outer ones first. */
export function* allElements(from: SvgElement): Generator<SvgElement> {
  yield from;
  for (const child of from.children) if (typeof child !== 'string') yield* allElements(child);
}

/** The classes of an element. */
export function classesOf({ attributes }: SvgElement): readonly string[] {
  return (attributes['class'] ?? '').split(/\s+/).filter(Boolean);
}

/** An attribute that must be a number. */
export function numberOf({ name, attributes }: SvgElement, attribute: string): number {
  const value = Number.parseFloat(attributes[attribute] ?? '');
  if (Number.isNaN(value)) throw new SyntaxError(`<${name}> has no number in ${attribute}`);
  return value;
}

function parseAttributes(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      unescapeXml(value),
    ]),
  );
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name: string) => {
    if (hex) return String.fromCodePoint(Number.parseInt(String(hex), 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return entities[name] ?? whole;
  });
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
