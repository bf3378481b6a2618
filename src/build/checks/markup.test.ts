import { describe, expect, test } from 'vitest';
import { formatFindings } from '../../domain/finding/finding.ts';
import { bookOf, brief, chapterOf } from './fixtures.ts';
import { checkMarkup } from './markup.ts';

const file = 'content/docs/swarm/create.mdx';
const check = (...lines: string[]) => checkMarkup(bookOf(chapterOf('swarm/create', ...lines)));

describe('checkMarkup', () => {
  test('says nothing of text, tags, links and pictures of our own', () => {
    expect(
      check(
        '---',
        'title: 标题',
        '---',
        '',
        '写 \\{\\{.Names}} 或 `{x}`。{/* 只给作者看 */}',
        '',
        '<Aside type="tip" title={"x"}>文字<br /><kbd>q</kbd></Aside>',
        '',
        '[a](/swarm/pki/) [b](https://docs.docker.com/) [c](mailto:a@example.com) <a href="#x">d</a>',
        '',
        '![图](/favicon.svg) ![图](./roles.png) <img src="../swarm/roles.png" alt="图" />',
        '',
        '```js',
        '{x}',
        '```',
      ),
    ).toEqual([]);
  });

  test('refuses expressions, which give a stack in place of a page when they fail', () => {
    expect(
      brief(
        check(
          '价格 {price} 元',
          '',
          '{<Foo />}',
          '',
          '{true && <Term id="zzzz">x</Term>}',
          '',
          "{(() => { throw new Error('x') })()}",
          '',
          '<Aside title={title}>x</Aside>',
        ),
      ),
    ).toEqual([1, 3, 5, 7, 9].map((line) => `${file}:${line} chapter/expression`));
  });

  test('refuses what runs, embeds or styles', () => {
    expect(
      brief(
        check(
          '<script src="https://a.example/a.js"></script>',
          '',
          '<iframe src="https://a.example/"></iframe>',
          '',
          '<style>a</style>',
          '',
          '<p onclick="go()">x</p>',
        ),
      ),
    ).toEqual([1, 3, 5, 7].map((line) => `${file}:${line} chapter/element`));
  });

  test('refuses links that lead neither into the book nor to the web', () => {
    expect(
      brief(check('[x](javascript:alert(1))', '', '<a href="data:text/html,x">x</a>')),
    ).toEqual([`${file}:1 chapter/link-scheme`, `${file}:3 chapter/link-scheme`]);
  });

  test('refuses pictures of other sites and pictures that are not there', () => {
    expect(
      brief(
        check(
          '![图](https://a.example/a.png)',
          '',
          '<img src="//a.example/a.png" alt="图" />',
          '',
          '![图](./nope.png)',
          '',
          '![图](/nope.png)',
        ),
      ),
    ).toEqual([
      `${file}:1 chapter/picture-foreign`,
      `${file}:3 chapter/picture-foreign`,
      `${file}:5 chapter/picture-missing`,
      `${file}:7 chapter/picture-missing`,
    ]);
  });

  test('says what to write instead', () => {
    const findings = check(
      '价格 {price} 元',
      '',
      '![图](./nope.png)',
      '',
      '<iframe src="https://a.example/"></iframe>',
    );
    expect(formatFindings(findings)).toMatchInlineSnapshot(`
      "content/docs/swarm/create.mdx:1: {price} is an expression; a chapter has none.
        For braces in the text write \\{ or put them between backquotes; else write what it would give. [chapter/expression]
      content/docs/swarm/create.mdx:3: the picture "./nope.png" is not there.
        Put it at content/docs/swarm/nope.png, or mend the path. [chapter/picture-missing]
      content/docs/swarm/create.mdx:5: <iframe> does not belong in a chapter.
        Write Markdown or a component of src/authoring.ts; a new kind of thing becomes a component. [chapter/element]"
    `);
  });
});
