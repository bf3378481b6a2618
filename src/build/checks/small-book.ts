import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../../tools/child.mjs';
import { environmentWith } from '../../../tools/node.mjs';

/** What of this project makes a repository that can be checked and built. */
const program = [
  'src',
  'public',
  'astro.config.mjs',
  'content.config.ts',
  'package.json',
  'tsconfig.json',
  'content/i18n',
  // Astro warns of a collection that is empty.
  'playgrounds/projects/build/cache/site/Dockerfile',
  // This one shows no host but its own.
  'playgrounds/scenarios/swarm/create/inactive.ts',
  'playgrounds/recordings/swarm/create/inactive.json',
  'playgrounds/recordings/swarm/create/inactive.cast',
];
const project = fileURLToPath(new URL('../../..', import.meta.url));

const quietly = {
  output: 'keep',
  limitMs: 150_000,
  env: {
    ...environmentWith(process.execPath),
    SITE_URL: '',
    REPOSITORY_URL: '',
    BASE_PATH: '',
    // Vitest sets it, and Astro builds a site of another kind then.
    NODE_ENV: undefined,
    VITEST: undefined,
  },
} as const;

/** Files by their paths from the root of a repository; a list is the lines of a text. */
export type Files = Readonly<Record<string, string | readonly string[] | Uint8Array>>;

/** The least book that has no findings: the first page and one chapter. */
export const soundBook: Files = {
  'content/data/chapters.yaml': [
    'parts:',
    '  - { slug: swarm, title: Swarm, summary: 集群。, chapters: [{ slug: swarm/create, title: 搭建 }] }',
  ],
  'content/data/corrections.yaml': [
    '- id: E024',
    '  note: "000"',
    '  lines: "7"',
    '  chapter: swarm/create',
    '  kind: wrong',
    '  claim: 某说法',
    '  truth: 不对。',
    '  sources: [{ text: RFC 1 }]',
    '  see: null',
    '  citable: yes',
  ],
  'content/quizzes/swarm/create.yaml': [
    'questions:',
    '  - { id: a, kind: free, ask: 问, answer: 答, explain: 因为 }',
  ],
  'content/data/glossary.yaml': ['- { id: raft, zh: Raft, en: Raft, meaning: 一种共识算法。 }'],
  'content/data/commands.yaml': [
    '- { id: docker-swarm-join, command: docker swarm join, does: 加入。, chapter: swarm/create }',
  ],
  'content/data/spelling.yaml': ['- { right: GitLab, wrong: [Gitlab] }'],
  'content/data/notes.yaml': [
    "- { id: '000', file: 000_a.txt, subject: 集群 }",
    "- { id: '001', file: 001_b.txt, subject: 角色 }",
  ],
  'content/data/coverage.tsv': [
    'id\tnote\tlines\tnonblank\theading\tchapter\tcarries',
    '000:1-4\t000_a.txt\t1-4\t3\t令牌\tswarm/create\tx',
    '001:1-2\t001_b.txt\t1-2\t2\t角色\tswarm/create\tx',
  ],
  'content/docs/index.mdx': ['---', 'title: 书', 'description: 描述', '---', '', '文字。'],
  'content/docs/swarm/create.mdx': [
    '---',
    'title: 搭建',
    'description: 描述',
    'goal: 读完这一章，你能搭建集群。',
    'notes: [000:1-4]',
    '---',
    '',
    '文字。',
  ],
};

/** What the book needs besides to have a flow: Astro warns of a collection that is empty when it builds. */
export const oneFlow: Files = {
  ...Object.fromEntries(
    ['flow.yaml', 'flow.svg', 'notes.svg'].map((file) => [
      `content/flows/https-plain/${file}`,
      readFileSync(join(project, 'content/flows/https-plain', file)),
    ]),
  ),
  'content/data/chapters.yaml': [
    ...(soundBook['content/data/chapters.yaml'] as readonly string[]),
    '  - { slug: https, title: HTTPS, summary: 加密。, chapters: [{ slug: https/story, title: 故事 }] }',
    '  - { slug: appendix, title: 附录, summary: 查。, chapters: [{ slug: appendix/flows, title: 流程 }] }',
  ],
  'content/docs/appendix/flows.mdx': [
    '---',
    'title: 流程',
    'description: 描述',
    'goal: 读完这一页，你能找到每个流程。',
    '---',
    '',
    '<FlowList />',
  ],
};

/** Writes files below a folder. */
export function writeFiles(root: string, files: Files): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    const isText = typeof content === 'string' || content instanceof Uint8Array;
    writeFileSync(join(root, file), isText ? content : content.join('\n'));
  }
}

/**
 * A repository of its own: this project's program, the small book, and what the caller changes in it. It lies below this
 * project, so that what is installed here serves there, too; its caches are its own.
 *
 * @returns Its folder; remove it with removeBook().
 */
export function makeBook(changed: Files = {}): string {
  mkdirSync(join(project, 'test-results'), { recursive: true });
  const root = mkdtempSync(join(project, 'test-results/book-'));
  for (const each of program) {
    cpSync(join(project, each), join(root, each), {
      recursive: true,
      // The tests of the program would be checked as part of the book.
      filter: (file) => !file.endsWith('.test.ts'),
    });
  }
  // Pictures are held to the version of mermaid that is installed, and the editor of a flow imports it.
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(join(project, 'node_modules/mermaid'), join(root, 'node_modules/mermaid'), 'dir');
  writeFiles(root, { ...soundBook, ...changed });
  return root;
}

/** Removes a book that makeBook() made. */
export function removeBook(root: string): void {
  rmSync(root, { recursive: true, force: true });
}

/** What an author reads when a tool of the project runs in a book, and how it ended. */
export interface Told {
  readonly code: number;
  readonly output: string;
}

/** Runs `npm run check` as far as it is about sources: src/build/checks/cli.ts. */
export function checkBook(root: string): Promise<Told> {
  return run(process.execPath, ['src/build/checks/cli.ts'], { ...quietly, cwd: root });
}

/** Runs `npm run build`. */
export function buildBook(root: string, environment: Record<string, string> = {}): Promise<Told> {
  const astro = join(project, 'node_modules/astro/bin/astro.mjs');
  const env = { ...quietly.env, ...environment };
  return run(process.execPath, [astro, 'build'], { ...quietly, env, cwd: root });
}
