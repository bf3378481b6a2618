import { describe, expect, test } from 'vitest';
import { formatFindings } from '../../domain/finding/finding.ts';
import { checkChapters } from './chapters.ts';
import { bookOf, brief, chapterOf } from './fixtures.ts';

const file = 'content/docs/swarm/create.mdx';
const check = (...lines: string[]) => checkChapters(bookOf(chapterOf('swarm/create', ...lines)));

describe('checkChapters', () => {
  test('says nothing of a chapter that keeps to the vocabulary', () => {
    expect(
      check(
        '---',
        'title: 搭建集群',
        '---',
        '',
        '<CommandReplay recording="swarm/create/join" />',
        '<StepFlow flow="swarm-join" />',
        '<Diagram name="swarm-roles" />',
        '<Correction id="E024" />',
        '<Quiz id="swarm/create" />',
        '',
        '用<Term id="join-token">加入令牌</Term>。<br />',
        '',
        '<Aside type="tip" title={"x"}>文字</Aside>',
      ),
    ).toEqual([]);
  });

  test('names every reference that leads nowhere, with its line', () => {
    expect(
      brief(
        check(
          '---',
          'title: 搭建集群',
          '---',
          '',
          '<CommandReplay recording="swarm/create/joins" />',
          '<StepFlow flow="swarm-leave" />',
          '<Listing file="build/cache/site/Dockerfil" />',
          '<Steps>',
          '1. <Diagram name="swarm-rolls" />',
          '2. 用<Term id="join-tokens">令牌</Term>',
          '</Steps>',
          '<Correction id="E999" /> <Quiz id="swarm/creat" />',
          '<Command id="docker-swarm-jion">加入</Command>',
        ),
      ),
    ).toEqual([
      `${file}:5 recording/unknown`,
      `${file}:6 flow/unknown`,
      `${file}:7 listing/unknown`,
      `${file}:9 diagram/unknown`,
      `${file}:10 term/unknown`,
      `${file}:12 correction/unknown`,
      `${file}:12 quiz/unknown`,
      `${file}:13 command/unknown`,
    ]);
  });

  test('refuses corrections without proof', () => {
    const findings = check('<Correction id="E025" />', '<Correction id="E026" />');
    expect(brief(findings)).toEqual([
      `${file}:1 correction/not-citable`,
      `${file}:2 correction/not-citable`,
    ]);
  });

  test('refuses components and attributes that are not in the vocabulary', () => {
    expect(
      brief(
        check(
          '<CommandReply recording="swarm/create/join" />',
          '<SlotCalculator preset="scale-ot" />',
          '<NodeSandbox project="x" />',
          '',
          '<CommandReplay />',
          '<CommandReplay recording={"swarm/create/join"} />',
          '<CommandReplay recording />',
          '<CommandReplay recording="swarm/create/join" speed="2" />',
          '<Danger {...props}>x</Danger>',
          '<constructor /> <Constructor />',
          '<SlotCalculator />',
          '<SlotCalculator preset={"scale-out"} />',
          '<SlotCalculator preset="scale-out" />',
        ),
      ),
    ).toEqual([
      `${file}:1 component/unknown`,
      `${file}:2 component/choice`,
      `${file}:3 component/reserved`,
      `${file}:5 component/attribute`,
      `${file}:6 component/attribute`,
      `${file}:7 component/attribute`,
      `${file}:8 component/attribute`,
      `${file}:9 component/attribute`,
      `${file}:10 component/unknown`,
      `${file}:11 component/attribute`,
      `${file}:12 component/attribute`,
    ]);
  });

  test('refuses imports, exports and import() in a chapter', () => {
    expect(
      brief(
        check(
          `import Quiz from '~/islands/chapter-quiz/Quiz.astro';`,
          '',
          'export const x = 1;',
          '',
          `文字 {await import('yaml')}`,
        ),
      ),
    ).toEqual([
      `${file}:1 chapter/imports-nothing`,
      `${file}:3 chapter/imports-nothing`,
      `${file}:5 chapter/imports-nothing`,
    ]);
  });

  test('leaves names in code alone', () => {
    expect(check('`<Nothing />`', '', '```mdx', '<Nothing />', "import x from 'y'", '```')).toEqual(
      [],
    );
  });

  test('gives the nearest name and where such things live', () => {
    const findings = check(
      '<CommandReplay recording="swarm/create/joins" />',
      '<CommandReply />',
      '<Term name="raft">x</Term>',
      '<StepFlow flow="xyz" />',
    );
    expect(formatFindings(findings)).toMatchInlineSnapshot(`
      "content/docs/swarm/create.mdx:1: <CommandReplay recording="swarm/create/joins"> names no recording.
        Nearest: "swarm/create/join". They live in playgrounds/recordings/. [recording/unknown]
      content/docs/swarm/create.mdx:2: <CommandReply> is no component of the book.
        Nearest: <CommandReplay>. [component/unknown]
      content/docs/swarm/create.mdx:3: <Term> has no attribute "name".
        It takes id. [component/attribute]
      content/docs/swarm/create.mdx:3: <Term> lacks id="…".
        Name a term. They stand in content/data/glossary.yaml. [component/attribute]
      content/docs/swarm/create.mdx:4: <StepFlow flow="xyz"> names no flow.
        They live in content/flows/. [flow/unknown]"
    `);
  });

  test('names a chapter that the list of chapters lacks', () => {
    const chapters = ['index', '404', 'swarm/create', 'swarm/rafts'].map((slug) => chapterOf(slug));
    expect(brief(checkChapters(bookOf(...chapters)))).toEqual([
      'content/docs/swarm/rafts.mdx:1 chapter/unlisted',
    ]);
  });

  test('reports that there is no chapter', () => {
    expect(brief(checkChapters(bookOf()))).toEqual(['content/docs:undefined chapter/none']);
  });
});
