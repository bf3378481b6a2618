import { describe, expect, test } from 'vitest';
import { checkRooms, roomProblems } from './rooms.ts';

/** What the check says of one file, as `line id`. */
function found(file: string, ...lines: string[]): string[] {
  return checkRooms([{ file, text: lines.join('\n') }]).map(({ id, place }) => {
    expect(place.file).toBe(file);
    return `${place.line} ${id}`;
  });
}

describe('checkRooms', () => {
  test('keeps packages, Node and Astro out of the domain, whatever way they come in', () => {
    expect(
      found(
        'src/domain/replay/replay.ts',
        `import { z } from 'astro/zod';`,
        `import type { Root } from 'mdast';`,
        `export { join } from 'node:path';`,
        `export const later = () => import('yaml');`,
        `export type Node = import('unist').Node;`,
        `const old = require('fs');`,
        `/* import 'nothing'; */ const text = "import 'nothing'";`,
      ),
    ).toEqual([
      '1 rooms/domain-imports-package',
      '2 rooms/domain-imports-package',
      '3 rooms/domain-imports-package',
      '4 rooms/domain-imports-package',
      '5 rooms/domain-imports-package',
      '6 rooms/domain-imports-package',
    ]);
    expect(found('src/domain/a/a.ts', '', '/// <reference types="node" />')).toEqual([
      '2 rooms/domain-imports-package',
    ]);
  });

  test('keeps other rooms out of the domain, its tests aside', () => {
    const line = `import { readSite } from '../../build/site.ts';`;
    expect(found('src/domain/book/book.ts', line)).toEqual(['1 rooms/domain-imports-room']);
    expect(found('src/domain/book/book.test.ts', line, `import 'vitest';`)).toEqual([]);
  });

  test('keeps playgrounds and e2e out of src, tests included', () => {
    expect(
      found(
        'src/build/a.test.ts',
        `import x from '../../playgrounds/lab/lab.ts';`,
        `import '../../e2e/site.ts';`,
      ),
    ).toEqual(['1 rooms/src-imports-playgrounds', '2 rooms/src-imports-playgrounds']);
    expect(
      found(
        'src/islands/a/a.ts',
        `const all = import.meta.glob(['./*.ts', '/playgrounds/**/*.json']);`,
      ),
    ).toEqual(['1 rooms/src-imports-playgrounds']);
  });

  test('reads the frontmatter, the scripts and the HTML of an Astro component', () => {
    expect(
      found(
        'src/islands/step-flow/StepFlow.astro',
        '---',
        `/** import 'nothing'; */`,
        `import { play } from '~/islands/command-replay/play.ts';`,
        '---',
        '<p>{(await import("../quiz/quiz.ts")).words}</p>',
        `<script src="~/islands/quiz/quiz.ts"></script>`,
        '<script>',
        `  import './step-flow-element.ts';`,
        `  const load = () => import('~/islands/quiz/answer.ts');`,
        `  void import('@xterm/xterm');`,
        '</script>',
        '<p>import x from nowhere</p>',
      ),
    ).toEqual([
      '3 rooms/island-imports-island',
      '5 rooms/island-imports-island',
      '6 rooms/island-imports-island',
      '9 rooms/island-imports-island',
      '10 rooms/heavy-library',
    ]);
  });

  test('lets an island know its own folder, browser, domain and packages only', () => {
    expect(
      found(
        'src/islands/quiz/quiz-element.ts',
        `import { messages } from './messages.ts';`,
        `import { required } from '~/browser/required.ts';`,
        `import { grade } from '~/domain/book/grade.ts';`,
        `import { html } from 'lit-html';`,
        `import { vocabulary } from '~/authoring.ts';`,
        `import '../../build/site.ts';`,
      ),
    ).toEqual(['5 rooms/island-imports-room', '6 rooms/island-imports-room']);
  });

  test('opens one door for each heavy library', () => {
    const xterm = `import { Terminal } from '@xterm/xterm';`;
    const headless = `import { Terminal } from '@xterm/headless';`;
    expect(found('src/browser/terminal.ts', xterm)).toEqual([]);
    expect(found('src/browser/announce.ts', xterm)).toEqual(['1 rooms/heavy-library']);
    expect(found('src/build/recordings/transcript.ts', headless)).toEqual([]);
    expect(found('src/browser/terminal.test.ts', headless)).toEqual([]);
    expect(found('src/browser/terminal.ts', headless)).toEqual(['1 rooms/heavy-library']);
    expect(found('src/islands/node-sandbox/boot.ts', `import('@webcontainer/api');`)).toEqual([]);
    expect(found('src/islands/node-sandbox/run.ts', `import('@webcontainer/api');`)).toEqual([
      '1 rooms/heavy-library',
    ]);
    expect(found('src/islands/step-flow/edit.ts', `await import('mermaid');`)).toEqual([]);
    expect(found('src/build/diagrams/draw.ts', `import 'mermaid';`)).toEqual([]);
    expect(found('src/build/markdown/draw.ts', `import 'mermaid';`)).toEqual([
      '1 rooms/heavy-library',
    ]);
  });

  test.each([
    [
      'src/browser/announce.ts',
      `import type { Cast } from '~/domain/asciicast/cast.ts';`,
      'rooms/browser-imports-room',
    ],
    [
      'src/components/Term.astro',
      `---\nimport '~/islands/quiz/x.ts';\n---`,
      'rooms/components-import-room',
    ],
    ['src/routes/part.astro', `---\nimport '~/build/site.ts';\n---`, 'rooms/page-imports-room'],
    ['src/build/site.ts', `import '../browser/required.ts';`, 'rooms/build-imports-page'],
    ['src/schemas/quiz.ts', `import 'yaml';`, 'rooms/schemas-import'],
    ['src/schemas/quiz.ts', `import '../build/site.ts';`, 'rooms/schemas-import'],
    [
      'playgrounds/lab/lab.ts',
      `import '../../src/schemas/quiz.ts';`,
      'rooms/playgrounds-import-src',
    ],
    ['e2e/site.ts', `import '../src/domain/replay/replay.ts';`, 'rooms/e2e-imports-source'],
    ['tools/start.mjs', `import { parse } from 'yaml';`, 'rooms/tools-import-package'],
    ['astro.config.mjs', `import './src/collections.ts';`, 'rooms/config-imports'],
    ['content.config.ts', `import './src/build/site.ts';`, 'rooms/config-imports'],
    ['src/build/a.ts', `import '~/domain/replay/replay.ts';`, 'rooms/relative-imports'],
    ['playgrounds/lab/lab.ts', `import './hosts';`, 'rooms/relative-imports'],
    ['src/islands/quiz/a.ts', 'await import(`./${name}.ts`);', 'rooms/opaque-import'],
  ])('%s must not: %s', (file, text, id) => {
    const line = text.startsWith('---') ? 2 : 1;
    expect(found(file, text)).toEqual([`${line} ${id}`]);
  });

  test.each([
    ['src/build/markdown/vocabulary.ts', `import { vocabulary } from '../../authoring.ts';`],
    [
      'src/routes/part.astro',
      `---\nimport '~/components/Term.astro';\nimport 'astro:content';\n---`,
    ],
    ['src/overrides/Search.astro', `---\nimport '~/islands/site-search/SiteSearch.astro';\n---`],
    ['playgrounds/lab/lab.ts', `import '../../src/domain/asciicast/cast.ts'; import 'node:fs';`],
    ['tools/start.mjs', `import 'node:fs'; const { chromium } = await import('playwright');`],
    ['astro.config.mjs', `import './src/build/site.ts'; import 'astro/config';`],
    ['content.config.ts', `export { collections } from './src/collections';`],
    ['src/browser/terminal.ts', `import css from '@xterm/xterm/css/xterm.css?url';`],
  ])('%s may: %s', (file, text) => {
    expect(found(file, text)).toEqual([]);
  });

  test('says what is wrong and what to do', () => {
    const [finding] = checkRooms([
      { file: 'src/browser/announce.ts', text: `import '@xterm/xterm';` },
    ]);
    expect(finding?.message).toBe(
      `imports "@xterm/xterm": ${roomProblems['rooms/heavy-library']}.`,
    );
    expect(finding?.remedy).toBe('Its door is src/browser/terminal.ts.');
  });

  test('reports that it found nothing to check', () => {
    expect(checkRooms([]).map(({ id }) => id)).toEqual(['rooms/nothing-to-check']);
  });
});
