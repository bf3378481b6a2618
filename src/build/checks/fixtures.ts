import type { Finding } from '../../domain/finding/finding.ts';
import type { Book } from './book.ts';
import { readChapter, type ReadChapter } from './mdx.ts';

/** A chapter for tests, read from its lines. */
export function chapterOf(slug: string, ...lines: string[]): ReadChapter {
  const chapter = readChapter({ file: `content/docs/${slug}.mdx`, text: lines.join('\n') });
  if ('id' in chapter) throw new Error(chapter.message);
  return chapter;
}

/** A small book for tests: one of everything that a chapter can refer to. */
export function bookOf(...chapters: readonly ReadChapter[]): Book {
  return {
    chapters,
    unread: new Set(['swarm/nodes']),
    ids: {
      recordings: new Set(['swarm/create/join', 'swarm/create/roles']),
      listings: new Set(['build/cache/site/Dockerfile']),
      flows: new Set(['swarm-join']),
      diagrams: new Set(['swarm-roles']),
      corrections: new Set(['E024', 'E025', 'E026']),
      glossary: new Set(['join-token', 'raft']),
      commands: new Set(['docker-swarm-join']),
      quizzes: new Set(['swarm/create']),
    },
    notCitable: new Map([
      ['E025', 'no source was found.'],
      ['E026', 'it waits for a check (推理).'],
    ]),
    planned: new Set(['swarm/create', 'swarm/pki', 'swarm/raft', 'swarm/nodes']),
    routes: new Set(['/swarm/', '/favicon.svg']),
    pictures: new Set(['/favicon.svg', 'content/docs/swarm/roles.png']),
    questions: new Map([['swarm/create', ['two-tokens']]]),
    coverage: { rows: [], isWhole: true },
  };
}

/** Findings as tests compare them: `file:line id`. */
export function brief(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ id, place }) => `${place.file}:${place.line} ${id}`);
}
