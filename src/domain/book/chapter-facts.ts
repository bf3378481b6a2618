/** What a chapter's source tells about it before it is read. */
export interface ChapterFacts {
  /** Whole minutes, at least 1. */
  readonly minutes: number;
  /** Ids of the recordings on the page, in the order of the page, each once. */
  readonly recordings: readonly string[];
  /** Ids of the corrections on the page, in the order of the page, each once. */
  readonly corrections: readonly string[];
}

/** What a student reads of a technical text in a minute, with the commands in it. */
const hanPerMinute = 300;
const wordsPerMinute = 150;
/** Watching a recording and its state; longer ones take longer, but few watch all of it. */
const minutesPerRecording = 1;

/** @param body - The chapter's MDX without frontmatter. */
export function chapterFacts(body: string): ChapterFacts {
  const recordings = idsIn(body, 'CommandReplay', 'recording');
  const corrections = idsIn(body, 'Correction', 'id');
  const text = body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\]\([^)]*\)/g, ']');
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[a-z0-9][\w.:/-]*/gi)?.length ?? 0;
  const minutes =
    han / hanPerMinute + words / wordsPerMinute + recordings.length * minutesPerRecording;
  return { minutes: Math.max(1, Math.round(minutes)), recordings, corrections };
}

function idsIn(body: string, component: string, prop: string): string[] {
  const tags = body.matchAll(new RegExp(`<${component}\\s[^>]*?\\b${prop}="([^"]+)"`, 'g'));
  return [...new Set(Array.from(tags, ([, id = '']) => id))];
}
