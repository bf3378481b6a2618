import { describe, expect, test } from 'vitest';
import { formatFindings } from '../../domain/finding/finding.ts';
import { brief, chapterOf } from './fixtures.ts';
import { proseOf, proseOfData } from './prose.ts';
import { checkText } from './terms.ts';
import { isProblem, readYaml } from './yaml-data.ts';

const spelling = [
  { right: 'GitLab', wrong: ['Gitlab', 'Git Lab'] },
  { right: 'Docker Compose', wrong: ['docker-compose', 'Docker compose'] },
];
const file = 'content/docs/swarm/create.mdx';
const check = (...lines: string[]) =>
  checkText(proseOf(chapterOf('swarm/create', ...lines)), spelling);

describe('checkText', () => {
  test('says nothing of text that is written as the book is', () => {
    expect(
      check(
        '## 第 3 步：在 docker1 上列出节点',
        '',
        '用 GitLab 或 `docker-compose`，见 [Docker Compose 的文档](https://docs.docker.com/docker-compose/Gitlab)。',
        '',
        '地址是 git.Gitlab.example、/etc/Gitlab/x、https://Gitlab.example/x；占 100%，约 3:1，即 a:b。',
        '',
        '<Term id="raft">Raft</Term> 的“法定人数”是 ⌊N/2⌋+1（见 *Raft*），`N` 是台数。',
        '',
        '```bash',
        '中文Gitlab,docker-compose',
        '```',
        '',
        '| 列 | `值` |',
        '| --- | --- |',
        '| 端口 | 2377/tcp |',
      ),
    ).toEqual([]);
  });

  test('finds names spelt another way', () => {
    expect(
      brief(
        check(
          '装好 Gitlab。',
          '',
          '- 用 docker-compose 启动',
          '- **Git Lab** 的 <Term id="raft">Docker compose</Term>',
        ),
      ),
    ).toEqual([
      `${file}:1 text/spelling`,
      `${file}:3 text/spelling`,
      `${file}:4 text/spelling`,
      `${file}:4 text/spelling`,
    ]);
  });

  test('finds half-width marks between Chinese characters', () => {
    expect(
      brief(check('先停,再起', '', '注意: 先停', '', '节点(管理)离开', '', '叫"节点"的')),
    ).toEqual([
      `${file}:1 text/half-width`,
      `${file}:3 text/half-width`,
      `${file}:5 text/half-width`,
      `${file}:5 text/half-width`,
      `${file}:7 text/half-width`,
      `${file}:7 text/half-width`,
    ]);
  });

  test('finds Chinese that touches letters, digits and code, through emphasis and components', () => {
    expect(
      brief(
        check(
          '在docker1 上',
          '',
          '第3 步',
          '',
          '执行`docker info`',
          '',
          '**管理节点**docker1',
          '',
          '用<Term id="raft">Raft</Term> 选举',
          '',
          '<Danger title="不要用root">x</Danger>',
        ),
      ),
    ).toEqual([1, 3, 5, 7, 9, 11].map((line) => `${file}:${line} text/space`));
  });

  test('finds a paragraph broken between Chinese characters, with the line', () => {
    expect(brief(check('第一行', '第二行，', '第三行', 'docker1 在第四行'))).toEqual([
      `${file}:1 text/broken-line`,
      `${file}:2 text/broken-line`,
    ]);
  });

  test('reads the fields of data, with inline code and lines', () => {
    const data = readYaml(
      '- id: 中文x\n  meaning: 用`docker info` 看\n  steps:\n    - 在docker1 上\n',
    );
    if (isProblem(data)) throw new Error(data.message);
    const texts = proseOfData({ ...data, file: 'a.yaml' }, new Set(['meaning', 'steps']));
    expect(brief(checkText(texts, []))).toEqual(['a.yaml:2 text/space', 'a.yaml:4 text/space']);
  });

  test('shows the place and the right way', () => {
    expect(formatFindings(check('先停,再起 Gitlab，执行`x`。'))).toMatchInlineSnapshot(`
      "content/docs/swarm/create.mdx:1: "Gitlab" is spelt another way in this book.
        Write "GitLab", or put a command or a file between backquotes. [text/spelling]
      content/docs/swarm/create.mdx:1: "先停,再起 Gitla" has the half-width mark , beside Chinese.
        Write ，. [text/half-width]
      content/docs/swarm/create.mdx:1: "itlab，执行\`…\`。" lacks a space beside "\`…\`".
        Put a space between Chinese and Latin letters, digits or code. [text/space]"
    `);
  });
});
