import type { z } from 'astro/zod';
import { isMap, isNode, isPair, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { nearest } from '../../domain/finding/nearest.ts';

/** A value read from YAML that knows where each of its parts stands. */
export interface PlacedData {
  readonly value: unknown;
  /** The line of the part at this path, or of the nearest part around it. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Something wrong in a YAML file, before it becomes a finding. */
export interface DataProblem {
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}

/**
 * Reads YAML (or JSON, which is YAML too).
 *
 * @param before - Lines of the file that stand before the text, as before a chapter's frontmatter.
 */
export function readYaml(text: string, before = 0): PlacedData | DataProblem {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, customTags: ['timestamp'] });
  const [error] = document.errors;
  if (error) {
    const line = lineCounter.linePos(startOf(document, error.pos[0])).line + before;
    return {
      line,
      message: `is not YAML: ${(error.message.split(/ at line \d/)[0] ?? '').replace(/\s+/g, ' ')}.`,
      remedy: 'Mend the line; a value with ": " or " #" in it needs quotes.',
    };
  }
  return {
    value: document.toJS(),
    lineOf: (path) => lineOf(document, lineCounter, path) + before,
  };
}

/** Where the text around `offset` begins: a quote left open is noticed only at the end of the file. */
function startOf(document: Document, offset: number): number {
  let start = offset;
  visit(document, {
    Scalar(_key, { range }) {
      if (range && range[0] < offset && offset <= range[1]) start = range[0];
    },
  });
  return start;
}

/** Whether reading went wrong. */
export function isProblem(read: PlacedData | DataProblem): read is DataProblem {
  return 'message' in read;
}

/** Holds a value to its schema; each violation with its line, what was expected and, for a misspelt field, the nearest. */
export function schemaProblems(data: PlacedData, schema: z.ZodType): readonly DataProblem[] {
  const result = schema.safeParse(data.value);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => problemsOf(issue, data, fieldsOf(schema)));
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, data: PlacedData, fields: readonly string[]): DataProblem[] {
  const where = partName(issue.path, data.value);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const near = issue.path.length === 0 ? nearest(key, fields) : undefined;
      return {
        line: data.lineOf([...issue.path, key]),
        message: `${where === '' ? '' : `${where}: `}the field "${key}" is not known here.`,
        remedy: near === undefined ? 'Remove it or spell it right.' : `Nearest: "${near}".`,
      };
    });
  }
  if (issue.code === 'invalid_union') {
    // The branch that came furthest is the one its author meant.
    const depth = (issues: readonly Issue[]) => Math.max(...issues.map(({ path }) => path.length));
    const [best] = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length);
    if (best && best.length > 0 && depth(best) > 0) {
      return best.flatMap((inner) =>
        problemsOf({ ...inner, path: [...issue.path, ...inner.path] }, data, []),
      );
    }
  }
  return [
    {
      line: data.lineOf(issue.path),
      message: `${where === '' ? '' : `${where}: `}${issue.message.replace(/\.?$/, '.')}`,
      remedy: 'The fields are described in src/schemas.',
    },
  ];
}

/** A path as an author knows it: an entry of a list by its id or slug, then the fields. */
function partName(path: readonly PropertyKey[], value: unknown): string {
  let part = value;
  return path
    .map((key) => {
      part = (part as Record<PropertyKey, unknown> | undefined)?.[key];
      if (typeof key !== 'number' || typeof part !== 'object' || part === null) return String(key);
      const { id, slug } = part as { id?: unknown; slug?: unknown };
      return typeof id === 'string' ? id : typeof slug === 'string' ? slug : String(key);
    })
    .join('.');
}

function fieldsOf(schema: z.ZodType): readonly string[] {
  return 'shape' in schema && typeof schema.shape === 'object' && schema.shape !== null
    ? Object.keys(schema.shape)
    : [];
}

function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const offset = offsetOf(document, path.slice(0, length));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  const [start] = document.contents?.range ?? [0];
  return lines.linePos(start).line;
}

/** Where a part begins: at its key in a map, else at its value. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  const parent = document.getIn(path.slice(0, -1), true);
  const around = path.length === 1 ? document.contents : parent;
  if (isMap(around)) {
    const pair = around.items.find(({ key }) => isNode(key) && String(key) === String(path.at(-1)));
    if (isPair(pair) && isNode(pair.key)) return pair.key.range?.[0];
    return undefined;
  }
  const value = document.getIn(path, true);
  return isNode(value) ? value.range?.[0] : undefined;
}
