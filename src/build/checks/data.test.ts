import { describe, expect, test } from 'vitest';
import { formatFindings } from '../../domain/finding/finding.ts';
import { checkData, readData } from './data.ts';
import { brief } from './fixtures.ts';

const lines = (...each: string[]) => each.join('\n');
const sound: Readonly<Record<string, string>> = {
  'content/data/chapters.yaml': lines(
    'parts:',
    '  - slug: swarm',
    '    title: Swarm',
    '    summary: 集群。',
    '    chapters:',
    '      - slug: swarm/create',
    '        title: 搭建集群',
  ),
  'content/data/corrections.yaml': '[]',
  'content/data/glossary.yaml': lines(
    '- id: raft',
    '  zh: Raft',
    '  en: Raft',
    '  meaning: 一种共识算法。',
  ),
  'content/data/commands.yaml': '[]',
  'content/data/notes.yaml': "- { id: '000', file: 000_a.txt, subject: 集群 }",
  'content/data/spelling.yaml': '- { right: GitLab, wrong: [Gitlab] }',
};

/** Reads the sound files with some replaced or, where the text is undefined, left out. */
function read(changed: Readonly<Record<string, string | undefined>> = {}) {
  return readData(
    Object.entries({ ...sound, ...changed }).flatMap(([file, text]) =>
      text === undefined ? [] : { file, text },
    ),
  );
}

describe('readData', () => {
  test('reads the files of data and the quizzes by their chapters', () => {
    const data = read({
      'content/quizzes/swarm/create.yaml': lines(
        'questions:',
        '  - { id: a, kind: free, ask: 问, answer: 答, explain: 因为 }',
      ),
    });
    expect(data.findings).toEqual([]);
    expect([...data.quizzes.keys()]).toEqual(['swarm/create']);
    expect(data.glossary?.value[0]?.see).toEqual([]);
  });

  test('names files that are not there', () => {
    expect(brief(read({ 'content/data/glossary.yaml': undefined }).findings)).toEqual([
      'content/data/glossary.yaml:undefined data/missing',
    ]);
  });

  test('names the line of what is not YAML or not of its schema', () => {
    const { findings } = read({
      'content/data/chapters.yaml': lines('parts:', '  - slug: [', '    title'),
      'content/data/glossary.yaml': lines(
        '- id: raft',
        '  zh: Raft',
        '  meaning: 一种共识算法。',
        '- id: Join Token',
        '  zh: 5',
        '  en: x',
        '  meaning: x',
        '  sea: [raft]',
      ),
      'content/quizzes/swarm/create.yaml': lines(
        'questions:',
        '  - id: a',
        '    kind: single',
        '    ask: 问',
        '    explain: 因为',
        '    options:',
        '      - { text: 甲, why: 对 }',
        '      - { text: 乙, why: 错, corect: true }',
        '  - id: b',
        '    kind: choice',
      ),
    });
    expect(brief(findings)).toEqual([
      'content/data/chapters.yaml:3 data/invalid',
      'content/data/glossary.yaml:1 data/invalid',
      'content/data/glossary.yaml:4 data/invalid',
      'content/data/glossary.yaml:5 data/invalid',
      'content/data/glossary.yaml:8 data/invalid',
      'content/quizzes/swarm/create.yaml:8 data/invalid',
      'content/quizzes/swarm/create.yaml:6 data/invalid', // No option is correct.
      'content/quizzes/swarm/create.yaml:10 data/invalid',
    ]);
    expect(formatFindings(findings.slice(1, 6))).toMatchInlineSnapshot(`
      "content/data/glossary.yaml:1: raft: the field "en" is missing.
        The fields are described in src/schemas/glossary.ts. [data/invalid]
      content/data/glossary.yaml:4: Join Token.id: Expected lower-case words joined by hyphens, as in "join-token".
        The fields are described in src/schemas/glossary.ts. [data/invalid]
      content/data/glossary.yaml:5: Join Token.zh: expected text, found the number 5 (text needs quotes).
        The fields are described in src/schemas/glossary.ts. [data/invalid]
      content/data/glossary.yaml:8: Join Token: the field "sea" is not known here.
        The fields are described in src/schemas/glossary.ts. [data/invalid]
      content/quizzes/swarm/create.yaml:8: questions.a.options.1: the field "corect" is not known here.
        The fields are described in src/schemas/quiz.ts. [data/invalid]"
    `);
  });

  test('names ids that stand twice', () => {
    const { findings } = read({
      'content/data/glossary.yaml': lines(
        '- { id: raft, zh: a, en: a, meaning: a }',
        '- { id: raft, zh: b, en: b, meaning: b }',
      ),
      'content/data/commands.yaml': lines(
        '- { id: docker-ps, command: docker ps, does: a, chapter: swarm/create }',
        '- { id: docker-ps, command: docker ps, does: b, chapter: swarm/create }',
      ),
      'content/quizzes/swarm/create.yaml': lines(
        'questions:',
        '  - { id: a, kind: free, ask: 问, answer: 答, explain: 因为 }',
        '  - { id: a, kind: free, ask: 问, answer: 答, explain: 因为 }',
      ),
    });
    expect(brief(findings)).toEqual([
      'content/data/glossary.yaml:2 data/duplicate-id',
      'content/data/commands.yaml:2 data/duplicate-id',
      'content/quizzes/swarm/create.yaml:3 data/duplicate-id',
    ]);
  });
});

describe('checkData', () => {
  test('names terms and chapters that data refers to and nobody has', () => {
    const data = read({
      'content/data/glossary.yaml': lines(
        '- { id: raft, zh: a, en: a, meaning: a, chapter: swarm/creat }',
        '- id: quorum',
        '  zh: b',
        '  en: b',
        '  meaning: b',
        '  see:',
        '    - raft',
        '    - rafts',
      ),
      'content/quizzes/swarm/crate.yaml': lines(
        'questions:',
        '  - { id: a, kind: free, ask: 问, answer: 答, explain: 因为 }',
      ),
      'content/data/commands.yaml': lines(
        '- { id: docker-ps, command: docker ps, does: a, chapter: swarm/crate }',
      ),
      'content/data/corrections.yaml': lines(
        '- id: E001',
        '  note: "000"',
        '  lines: "7"',
        '  chapter: swarm/created',
        '  kind: wrong',
        '  claim: 某说法',
        '  truth: 不对。',
        '  sources: [{ text: RFC 1 }]',
        '  see: null',
        '  citable: yes',
      ),
    });
    expect(data.findings).toEqual([]);
    expect(brief(checkData(data, new Set(['swarm/create'])))).toEqual([
      'content/data/glossary.yaml:1 chapter/unknown',
      'content/data/glossary.yaml:8 term/unknown',
      'content/data/corrections.yaml:4 chapter/unknown',
      'content/data/commands.yaml:1 chapter/unknown',
      'content/quizzes/swarm/crate.yaml:1 chapter/unknown',
    ]);
  });
});
