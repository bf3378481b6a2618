import { describe, expect, test } from 'vitest';
import { formatFindings } from '../../domain/finding/finding.ts';
import { checkChapterLinks } from './chapter-links.ts';
import { bookOf, brief, chapterOf } from './fixtures.ts';

const file = 'content/docs/swarm/create.mdx';
const pki = chapterOf(
  'swarm/pki',
  '## 加入 `docker swarm join`：第 1 步',
  '',
  '## 令牌',
  '',
  '## 令牌',
  '',
  '<p id="here">x</p>',
  '',
  '<Correction id="E024" />',
  '<Quiz id="swarm/create" />',
  '<CommandReplay recording="swarm/create/join" />',
);
const glossary = chapterOf('appendix/glossary', '<Glossary />');
const cheatSheet = chapterOf('appendix/cheatsheet', '<CheatSheet />');
const check = (...lines: string[]) =>
  checkChapterLinks(bookOf(chapterOf('swarm/create', ...lines), pki, glossary, cheatSheet));

describe('checkChapterLinks', () => {
  test('follows links to pages, parts, files of public and the web', () => {
    expect(
      check(
        '## 结尾',
        '[a](/swarm/pki/) [b](../pki/) [c](/swarm/) [d](/favicon.svg) [e](#结尾) [f](#_top) [g][h]',
        '<a href="/swarm/pki/?x=1">x</a> [i](https://docs.docker.com/) [j](mailto:a@example.com)',
        '',
        '[h]: /swarm/pki/#令牌',
      ),
    ).toEqual([]);
  });

  test('knows the ids that headings get, and those that components write', () => {
    expect(
      check(
        '[a](/swarm/pki/#加入-docker-swarm-join第-1-步) [b](/swarm/pki/#令牌-1) [c](/swarm/pki/#here)',
        '[d](/swarm/pki/#correction-E024) [e](/swarm/pki/#quiz-two-tokens)',
        '[f](/appendix/glossary/#raft) [g](/swarm/pki/#%E4%BB%A4%E7%89%8C)',
        '[h](/appendix/cheatsheet/#docker-swarm-join) [i](/swarm/pki/#replay=swarm/create/join)',
      ),
    ).toEqual([]);
  });

  test('names a link without a page and a link without a heading, with its line', () => {
    expect(
      brief(
        check(
          '[a](/swarm/pkj/)',
          '[b](/swarm/pki)',
          '[c](/swarm/raft/)',
          '[d](#nowhere)',
          '<a href="/swarm/pki/#令">x</a>',
          '',
          '[e]',
          '',
          '[e]: ../nothing/',
          '[f](/appendix/glossary/#quorum)',
          '[h](/appendix/cheatsheet/#docker-ps)',
        ),
      ),
    ).toEqual([
      `${file}:1 chapter/unknown`,
      `${file}:2 chapter/unknown`,
      `${file}:3 chapter/unknown`,
      `${file}:4 chapter/anchor-unknown`,
      `${file}:5 chapter/anchor-unknown`,
      `${file}:9 chapter/unknown`,
      `${file}:10 chapter/anchor-unknown`,
      `${file}:11 chapter/anchor-unknown`,
    ]);
  });

  test('takes a calculation that the slot calculator of the page reads in full', () => {
    const links = ['[a](#slots:view=scale&step=add~h:1)', '[b](#slots:view=scale&stepp=add~h:1)'];
    expect(brief(check(...links, '', '<SlotCalculator />'))).toEqual([
      `${file}:2 chapter/anchor-unknown`,
    ]);
    expect(brief(check(...links))).toHaveLength(2);
  });

  test('tells a misspelt page from one without its slash and one not yet written', () => {
    const findings = check(
      '[a](/swarm/pkj/)',
      '[b](/swarm/pki)',
      '[c](/swarm/raft/)',
      '[d](/swarm/pki/#her)',
    );
    expect(formatFindings(findings)).toMatchInlineSnapshot(`
      "content/docs/swarm/create.mdx:1: the link "/swarm/pkj/" names no page of the book.
        Nearest: "/swarm/pki/". [chapter/unknown]
      content/docs/swarm/create.mdx:2: the link "/swarm/pki" lacks the slash that addresses of pages end with.
        Write "/swarm/pki/". [chapter/unknown]
      content/docs/swarm/create.mdx:3: the link "/swarm/raft/" names a chapter that is planned but not written.
        Name the chapter in plain text until it exists. [chapter/unknown]
      content/docs/swarm/create.mdx:4: the link "/swarm/pki/#her" names a heading that /swarm/pki/ does not have.
        Nearest: "#here". [chapter/anchor-unknown]"
    `);
  });
});
