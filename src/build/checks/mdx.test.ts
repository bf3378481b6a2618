import { describe, expect, test } from 'vitest';
import { formatFinding } from '../../domain/finding/finding.ts';
import { anchorsOf, readChapter, slugOf } from './mdx.ts';

const read = (...lines: string[]) =>
  readChapter({ file: 'content/docs/swarm/create.mdx', text: lines.join('\n') });

describe('readChapter', () => {
  test('keeps the lines of the file behind the frontmatter', () => {
    const chapter = read('---', 'title: 标题', '---', '', '## 小节');
    expect('tree' in chapter && chapter.tree.children[0]?.position?.start.line).toBe(5);
    expect('tree' in chapter && chapter.frontmatter).toBe('title: 标题\n');
  });

  test('takes --- further down for what it is', () => {
    const chapter = read('文字', '', '---', '', 'a', '', '---');
    expect('tree' in chapter && chapter.frontmatter).toBeUndefined();
  });

  test.each([
    ['<Steps>', 5],
    ['</Steps>', 5],
    ['内存小于 <512 MB', 5],
    ['{', 5],
    ['{1 +}', 5],
  ])('names the line of what is no MDX: %s', (text, line) => {
    const finding = read('---', 'title: 标题', '---', '', text);
    expect('id' in finding && [finding.id, finding.place.line]).toEqual([
      'chapter/mdx-syntax',
      line,
    ]);
  });

  test('says what the parser met in one line, and what to do', () => {
    const finding = read('', '内存小于 <512 MB');
    expect('id' in finding && formatFinding(finding)).toMatchInlineSnapshot(`
      "content/docs/swarm/create.mdx:2: column 7: Unexpected character \`5\` (U+0035) before name, expected a character that can start a name, such as a letter, \`$\`, or \`_\`.
        A < begins a tag: close it, write &lt;, or put it between backquotes. [chapter/mdx-syntax]"
    `);
    const brace = read('', '写 {{.Names}} 就行');
    expect('id' in brace && formatFinding(brace)).toMatchInlineSnapshot(`
      "content/docs/swarm/create.mdx:2: column 5: Could not parse expression with acorn.
        A { begins an expression: write \\{ or put it between backquotes. [chapter/mdx-syntax]"
    `);
  });
});

describe('anchorsOf', () => {
  test('numbers headings that are alike, as the built page does', () => {
    const chapter = read(
      '## 令牌',
      '',
      '## 令牌',
      '',
      '## <Term id="raft">Raft</Term> 与 `quorum`',
    );
    expect('tree' in chapter && [...anchorsOf(chapter.tree)]).toEqual([
      '_top',
      '令牌',
      '令牌-1',
      'raft-与-quorum',
    ]);
  });
});

describe('slugOf', () => {
  test('gives the address of a page', () => {
    expect(slugOf('content/docs/swarm/create.mdx')).toBe('swarm/create');
    expect(slugOf('content/docs/index.mdx')).toBe('');
    expect(slugOf('content/docs/https/story/index.mdx')).toBe('https/story');
    expect(slugOf('content/docs/redis/reindex.md')).toBe('redis/reindex');
  });
});
