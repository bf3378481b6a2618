import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatCoverage, formatUnclaimed } from './cli.ts';
import { brief } from './fixtures.ts';
import { checkSources, inspectSources } from './index.ts';
import { soundBook, writeFiles, type Files } from './small-book.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sources-'));
  // Pictures are held to the version of mermaid that is installed.
  write({ 'node_modules/mermaid/package.json': ['{ "version": "1.0.0" }'] });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (files: Files) => {
  writeFiles(root, files);
};
const book: Files = {
  ...soundBook,
  'src/build/site.ts': [`import { join } from 'node:path';`, `export const at = join('a');`],
};

describe('checkSources', () => {
  test('says nothing of a sound book', () => {
    write(book);
    expect(brief(checkSources(root))).toEqual([]);
  });

  test('does not pass an empty folder', () => {
    expect(brief(checkSources(root)).toSorted()).toEqual([
      'content/data/chapters.yaml:undefined data/missing',
      'content/data/commands.yaml:undefined data/missing',
      'content/data/corrections.yaml:undefined data/missing',
      'content/data/coverage.tsv:1 coverage/table',
      'content/data/glossary.yaml:undefined data/missing',
      'content/data/notes.yaml:undefined data/missing',
      'content/data/spelling.yaml:undefined data/missing',
      'content/docs:undefined chapter/none',
      'src:undefined rooms/nothing-to-check',
    ]);
  });

  test('runs every check over the files on the disk', () => {
    write({
      ...book,
      'src/domain/book/a.ts': ['', `import 'yaml';`],
      'content/docs/swarm/create.mdx': [
        '---',
        'title: 用Gitlab',
        'description: 描述',
        'notes: [000:1-5]',
        '---',
        '',
        '[链接](/swarm/nothing/) <Term id="raft">Raft</Term>',
        '',
        `主机 ${[8, 131, 20, 7].join('.')}`,
      ],
      'content/data/glossary.yaml': [
        '- { id: token, zh: 令牌, en: token, meaning: 一串字符。, see: [tokens] }',
      ],
      'content/diagrams/roles.mmd': [
        'flowchart TB',
        '  accTitle: 角色',
        '  accDescr: 角色',
        '  a --> b',
      ],
      'content/flows/join/flow.yaml': ['title: 加入'],
      'playgrounds/recordings/swarm/create/gone.cast': ['{"version":2,"width":80,"height":24}'],
      'content/flows/leave/flow.yaml': ['chapter: swarm/creates'],
      'content/docs/swarm/create/roles.mdx': '\uFEFF---\ntitle: a\ndescription: a\n---\n\n文{x}',
      'content/docs/swarm/RAFT.MDX': [''],
      'content/docs/swarm/long.mdx': ['---', '---', '文字。'.repeat(30_000)],
      'content/data/coverage.tsv': [
        'id\tnote\tlines\tnonblank\theading\tchapter\tcarries',
        '000:1-4\t000_a.txt\t1-4\t3\t令牌\tswarm/creat\tx',
      ],
      'docs/hosting.md': [`写信给 ${['somebody', 'mail.invalid-not.cn'].join('@')}`],
      'content/docs/swarm/pki.mdx': ['---', 'titel: x', '---', '<Steps'],
      'content/docs/swarm/raft.mdx': ['---', 'titel: x', '---'],
      'playgrounds/sandboxes/a/index.ts': [`import '../../../src/build/site.ts';`],
    });
    const found = brief(checkSources(root));
    expect(found).toEqual(
      expect.arrayContaining([
        'src/domain/book/a.ts:2 rooms/domain-imports-package',
        'content/data/glossary.yaml:1 term/unknown',
        'content/diagrams/roles.mmd:undefined diagram/missing',
        'content/flows/join/flow.yaml:1 flow/shape',
        'playgrounds/recordings/swarm/create/gone.cast:undefined recording/orphan-cast',
        'content/flows/leave/flow.yaml:1 chapter/unknown',
        'content/docs/swarm/create/roles.mdx:1 text/bom',
        'content/docs/swarm/create/roles.mdx:6 chapter/expression',
        'content/docs/swarm/RAFT.MDX:undefined chapter/file-name',
        'content/docs/swarm/long.mdx:1 chapter/too-long',
        'content/data/coverage.tsv:2 chapter/unknown',
        'docs/hosting.md:1 private/e-mail',
        'content/docs/swarm/create.mdx:1 chapter/no-goal',
        'content/docs/swarm/create.mdx:2 text/spelling',
        'content/docs/swarm/create.mdx:2 text/space',
        'content/docs/swarm/create.mdx:4 coverage/unknown-row',
        'content/docs/swarm/create.mdx:7 chapter/unknown',
        'content/docs/swarm/create.mdx:7 term/unknown',
        'content/docs/swarm/create.mdx:9 private/address',
        'content/docs/swarm/pki.mdx:4 chapter/mdx-syntax',
        'content/docs/swarm/raft.mdx:1 chapter/unlisted',
        'content/docs/swarm/raft.mdx:2 chapter/frontmatter',
      ]),
    );
    expect(found.filter((each) => each.includes('sandboxes'))).toEqual([]);
  });
});

describe('a source that cannot be read', () => {
  const references = [
    '---',
    'title: 搭建',
    'description: 描述',
    'goal: 你能搭建。',
    'notes: [000:1-4]',
    '---',
    '',
    '<Correction id="E024" /> <Term id="raft">Raft</Term> [词](/appendix/glossary/#raft)',
    '',
    '[证书](/swarm/pki/#a) [题](#quiz-a) [部分](/swarm/)',
    '',
    '<Quiz id="swarm/create" />',
  ];
  const rich: Files = {
    ...book,
    'content/data/chapters.yaml': [
      'parts:',
      '  - { slug: swarm, title: Swarm, summary: 集群。, chapters: [{ slug: swarm/create, title: 搭建 }, { slug: swarm/pki, title: 证书 }] }',
      '  - { slug: appendix, title: 附录, summary: 表。, chapters: [{ slug: appendix/glossary, title: 术语 }] }',
    ],
    'content/docs/swarm/create.mdx': references,
    'content/docs/swarm/pki.mdx': [
      '---',
      'title: 证书',
      'description: 描述',
      'goal: 你能读。',
      '---',
      '',
      '<p id="a">文字。</p>',
    ],
    'content/docs/appendix/glossary.mdx': [
      '---',
      'title: 术语',
      'description: 描述',
      '---',
      '',
      '<Glossary />',
    ],
  };

  test('stands in a book that is sound otherwise', () => {
    write(rich);
    expect(checkSources(root)).toEqual([]);
  });

  // What refers to it stays silent: the one finding would be lost among those that follow from it.
  test.each<[what: string, file: string, content: string | Uint8Array, finding: string]>([
    ['a chapter', 'content/docs/swarm/pki.mdx', '---\n---\n<512 MB', '3 chapter/mdx-syntax'],
    ['corrections', 'content/data/corrections.yaml', '- id: E024\n', '1 data/invalid'],
    ['a glossary', 'content/data/glossary.yaml', '- id: raft\n\ten: x\n', '2 data/invalid'],
    ['a quiz', 'content/quizzes/swarm/create.yaml', 'questions: []\n', '1 data/invalid'],
    ['a list of chapters', 'content/data/chapters.yaml', 'parts: []\n', '1 data/invalid'],
    ['an empty table', 'content/data/coverage.tsv', '', '1 coverage/table'],
    ['a table without names', 'content/data/coverage.tsv', '000:1-4\n', '1 coverage/table'],
    ['an empty manifest', 'playgrounds/recordings/a/b.json', '{}', '1 recording/manifest-invalid'],
    ['notes', 'content/data/notes.yaml', 'a: [', '1 data/invalid'],
  ])('is one finding: %s', (_what, file, content, finding) => {
    write({ ...rich, [file]: content });
    expect(brief(checkSources(root))).toEqual([`${file}:${finding}`]);
  });

  test.each(Object.keys(rich).filter((file) => /^content\/.*\.(mdx|yaml|tsv)$/.test(file)))(
    'is told of its byte order mark, and read all the same: %s',
    (file) => {
      const lines = rich[file];
      const text = Array.isArray(lines) ? lines.join('\n') : '';
      write({ ...rich, [file]: `\uFEFF${text}` });
      expect(brief(checkSources(root))).toEqual([`${file}:1 text/bom`]);
    },
  );
});

describe('formatCoverage', () => {
  test('gives one line for each note and says how much is left', () => {
    write(book);
    const { coverage } = inspectSources(root);
    expect(formatCoverage(coverage)).toMatchInlineSnapshot(`
      "Notes that chapters carry:
        000  100.0 %  3/3 lines, 1/1 sections
        001    0.0 %  0/2 lines, 0/1 sections
        all   60.0 %  3/5 lines, 1/2 sections
      Sections that no chapter carries yet, by the chapter that owes them (--unclaimed names them):
        swarm/create 1"
    `);
    expect(formatUnclaimed(coverage)).toMatchInlineSnapshot(`
      "swarm/create
        001:1-2  角色"
    `);
  });
});
