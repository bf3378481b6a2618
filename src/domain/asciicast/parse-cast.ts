import { FormatError } from '../finding/finding.ts';
import type { Cast, CastEvent, CastEventKind } from './cast.ts';

/** What can be wrong with a recording; the names are the ids of its findings. */
export const castProblems = {
  'cast/empty': 'the file holds nothing',
  'cast/header': 'the first line is not a JSON object',
  'cast/version': 'the version is neither 2 nor 3',
  'cast/size': 'the header does not give the size of the terminal',
  'cast/event': 'a line is not an event: [seconds, code, text]',
  'cast/time-order': 'time runs back',
  'cast/truncated': 'the last line is cut off',
  'cast/text': 'a line holds text that is not Unicode',
} as const;
export type CastProblem = keyof typeof castProblems;

/**
 * Reads an asciicast recording, version 2 or 3.
 *
 * @param text - The file: a JSON header, then one JSON event a line. Times are seconds, from the
 *   start in v2 and from the previous event in v3.
 * @param file - The path to name in errors, from the repository root.
 * @returns Events in order, `at` in seconds from the start.
 * @throws {FormatError} with file, line and remedy: unknown version, malformed line, time running back.
 * @see https://docs.asciinema.org/manual/asciicast/v2/ and …/v3/
 */
export function parseCast(text: string, file: string): Cast {
  const fail = failuresIn(file);
  if (text.trim() === '') throw fail('cast/empty', undefined, 'the recording is empty.');
  const lines = text.split('\n');
  const header = parseHeader(lines[0] ?? '', fail);
  const events = parseEvents(lines, header.version, fail);
  return {
    ...header,
    events,
    markers: events
      .filter(({ kind }) => kind === 'marker')
      .map(({ at, data }) => ({ at, label: data })),
    durationSeconds: events.at(-1)?.at ?? 0,
  };
}

type Fail = (id: CastProblem, line: number | undefined, message: string) => FormatError;
type Header = Omit<Cast, 'events' | 'markers' | 'durationSeconds'>;

/** Recordings lie in `recordings/<id>.cast` or `recordings/<id>.<host>.cast`; elsewhere the id is not known. */
function failuresIn(file: string): Fail {
  const id =
    /(?:^|\/)recordings\/(.+\/[^./]+)[^/]*\.cast$/.exec(file)?.[1] ?? '<part>/<chapter>/<name>';
  return (problem, line, message) =>
    new FormatError({
      id: problem,
      place: { file, line },
      message,
      remedy: `Recordings are never edited: npm run record -- ${id}`,
    });
}

// Bytes that are not UTF-8 arrive here as U+FFFD, because whoever read the file has decoded it.
function checkText(line: string, number: number, fail: Fail): void {
  if (line.includes('\uFFFD')) {
    throw fail('cast/text', number, 'the line holds bytes that are not UTF-8 (or U+FFFD).');
  }
}

function parseHeader(line: string, fail: Fail): Header {
  checkText(line, 1, fail);
  const header = parseJson(line);
  if (!isRecord(header)) {
    throw fail('cast/header', 1, `the header is ${excerpt(line)}; expected a JSON object.`);
  }
  const { version } = header;
  if (version !== 2 && version !== 3) {
    throw fail('cast/version', 1, `version is ${excerpt(version)}; expected 2 or 3.`);
  }
  const size = version === 2 ? [header['width'], header['height']] : sizeOf(header['term']);
  const [cols, rows] = size;
  if (!isSize(cols) || !isSize(rows)) {
    const names = version === 2 ? 'width and height' : 'term.cols and term.rows';
    const given = `${excerpt(cols)} and ${excerpt(rows)}`;
    throw fail('cast/size', 1, `${names} are ${given}; expected whole numbers above 0.`);
  }
  return {
    version,
    cols,
    rows,
    title: typeof header['title'] === 'string' ? header['title'] : undefined,
    timestamp: typeof header['timestamp'] === 'number' ? header['timestamp'] : undefined,
    idleTimeLimitSeconds:
      typeof header['idle_time_limit'] === 'number' ? header['idle_time_limit'] : undefined,
  };
}

function parseEvents(lines: readonly string[], version: 2 | 3, fail: Fail): CastEvent[] {
  const events: CastEvent[] = [];
  let now = 0;
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    if (version === 3 && line.startsWith('#')) continue;
    const number = index + 1;
    const value = parseJson(line);
    // A whole file ends with a line break, so a last line that does not parse was cut while being written.
    if (value === undefined && index === lines.length - 1) {
      throw fail('cast/truncated', number, `the last line is cut off: ${excerpt(line)}.`);
    }
    checkText(line, number, fail);
    if (!isEventLine(value)) {
      const expected = 'expected [seconds, "o", "text"]';
      throw fail('cast/event', number, `the line is ${excerpt(line)}; ${expected}.`);
    }
    const [time, code, data] = value;
    if (!data.isWellFormed()) {
      throw fail('cast/text', number, 'the text holds half of a surrogate pair.');
    }
    const at = version === 2 ? time : now + time;
    if (at < now) {
      const times = `event at ${seconds(at)} s comes after ${seconds(now)} s`;
      throw fail('cast/time-order', number, `${times}; times must not decrease.`);
    }
    now = at;
    events.push({ at, kind: kinds[code] ?? 'other', data });
  }
  return events;
}

const kinds: Readonly<Record<string, CastEventKind>> = {
  o: 'output',
  i: 'input',
  m: 'marker',
  r: 'resize',
  x: 'exit',
};

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // Not JSON: the caller knows the line and says so.
  }
}

function isEventLine(value: unknown): value is [number, string, string] {
  return (
    Array.isArray(value) &&
    value.length === 3 &&
    typeof value[0] === 'number' &&
    Number.isFinite(value[0]) &&
    typeof value[1] === 'string' &&
    typeof value[2] === 'string'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

function sizeOf(term: unknown): [unknown, unknown] {
  return isRecord(term) ? [term['cols'], term['rows']] : [undefined, undefined];
}

function seconds(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** What stands there, short enough for one line of an error. */
function excerpt(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
