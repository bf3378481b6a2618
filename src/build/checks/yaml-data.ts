import type { z } from 'astro/zod';
import {
  isMap,
  isNode,
  isPair,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type ErrorCode,
} from 'yaml';
import { nearest } from '../../domain/finding/nearest.ts';
import { wordsFor, type Issue } from './schema-words.ts';

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
      remedy: remedies[error.code] ?? otherRemedy,
    };
  }
  return {
    value: document.toJS(),
    lineOf: (path) => lineOf(document, lineCounter, path) + before,
  };
}

/** What to do about what the parser met; most often a value needs quotes. */
const otherRemedy = 'Mend the line; a value with ": " or " #" in it needs quotes.';
const remedies: Readonly<Partial<Record<ErrorCode, string>>> = {
  TAB_AS_INDENT: 'Indent with spaces, never with tabs.',
  DUPLICATE_KEY: 'A field stands once: remove one of the two, or give it its right name.',
  MISSING_CHAR: 'Close the quotation mark or bracket, or put the colon that is missing.',
  BAD_INDENT: 'Indent the line as those beside it.',
  BAD_ALIAS: 'A value that begins with * or & needs quotes.',
  BAD_SCALAR_START: 'A value that begins with a mark such as ` or @ or % needs quotes.',
};

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

/**
 * Holds a value to its schema; each violation with its line, what was expected and, for a misspelt field, the nearest.
 * Fields that one thing lacks are one violation.
 *
 * @param home - The file that describes the fields, for the remedy.
 */
export function schemaProblems(
  data: PlacedData,
  schema: z.ZodType,
  home: string,
): readonly DataProblem[] {
  const result = schema.safeParse(data.value);
  if (result.success) return [];
  const source: Source = {
    data,
    fields: fieldsOf(schema),
    remedy: `The fields are described in ${home}.`,
  };
  const issues = result.error.issues.flatMap((issue) => meantBy(issue));
  const lacking = Map.groupBy(
    issues.filter((issue) => isLack(issue, data.value)),
    ({ path }) => JSON.stringify(path.slice(0, -1)),
  );
  const told = new Set<string>();
  return issues.flatMap((issue) => {
    if (!isLack(issue, data.value)) {
      const lacks = lacking.get(JSON.stringify(issue.path)) ?? [];
      return problemsOf(
        issue,
        source,
        lacks.map(({ path }) => String(path.at(-1))),
      );
    }
    const around = JSON.stringify(issue.path.slice(0, -1));
    if (told.has(around)) return [];
    told.add(around);
    return lackOf(lacking.get(around) ?? [issue], source);
  });
}

/** What problems are told from. */
interface Source {
  readonly data: PlacedData;
  /** The fields at the top. */
  readonly fields: readonly string[];
  readonly remedy: string;
}

/** The branch of a union that came furthest is the one its author meant. */
function meantBy(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const depth = (issues: readonly Issue[]) => Math.max(...issues.map(({ path }) => path.length));
  const [best] = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length);
  if (!best || best.length === 0 || depth(best) === 0) return [issue];
  return best.flatMap((inner) => meantBy({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** Whether a field is not there at all. */
function isLack({ code, path }: Issue, value: unknown): boolean {
  const isAbsent =
    path.length > 0 && typeof path.at(-1) === 'string' && partAt(value, path) === undefined;
  return (
    isAbsent && (code === 'invalid_type' || code === 'invalid_value' || code === 'invalid_union')
  );
}

function lackOf(issues: readonly Issue[], { data, remedy }: Source): DataProblem[] {
  const around = issues[0]?.path.slice(0, -1) ?? [];
  const where = partName(around, data.value);
  const names = issues.map(({ path }) => `"${String(path.at(-1))}"`).join(', ');
  return [
    {
      line: data.lineOf(around),
      message: `${where === '' ? '' : `${where}: `}the field${issues.length === 1 ? '' : 's'} ${names} ${issues.length === 1 ? 'is' : 'are'} missing.`,
      remedy,
    },
  ];
}

/** @param lacks - Fields that the same thing lacks: one that is not known is likely one of them. */
function problemsOf(
  issue: Issue,
  { data, fields, remedy }: Source,
  lacks: readonly string[],
): DataProblem[] {
  const where = partName(issue.path, data.value);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const near = nearest(key, issue.path.length === 0 ? fields : lacks);
      return {
        line: data.lineOf([...issue.path, key]),
        message: `${where === '' ? '' : `${where}: `}the field "${key}" is not known here.`,
        remedy: near === undefined ? remedy : `Nearest: "${near}".`,
      };
    });
  }
  const words = wordsFor(issue, partAt(data.value, issue.path));
  return [
    {
      line: data.lineOf(issue.path),
      message: `${where === '' ? '' : `${where}: `}${words}`,
      remedy,
    },
  ];
}

function partAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let part = value;
  for (const key of path) part = (part as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return part;
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
