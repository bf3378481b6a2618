import { describe, expect, test } from 'vitest';
import { checkCompleteness } from './completeness.ts';
import { bookOf, brief, chapterOf } from './fixtures.ts';
import { readFrontmatter } from './frontmatter.ts';

function check(slug: string, ...lines: string[]) {
  const chapter = chapterOf(slug, '---', 'title: 标题', 'description: 描述', ...lines);
  const page = readFrontmatter(chapter);
  return brief(checkCompleteness(bookOf(chapter), 'data' in page ? [page] : []));
}

describe('checkCompleteness', () => {
  test('says nothing of a chapter with goal and text', () => {
    expect(check('swarm/create', 'goal: 你能搭建。', '---', '', '文字。')).toEqual([]);
  });

  test('asks chapters for their goal, but neither the first page nor an appendix', () => {
    expect(check('swarm/create', '---', '', '文字。')).toEqual([
      'content/docs/swarm/create.mdx:1 chapter/no-goal',
    ]);
    expect(check('index', '---', '', '文字。')).toEqual([]);
    expect(check('appendix/glossary', '---', '', '<Glossary />')).toEqual([]);
  });

  test('finds a page that says nothing', () => {
    const expected = ['content/docs/swarm/create.mdx:1 chapter/empty'];
    expect(check('swarm/create', 'goal: 你能搭建。', '---')).toEqual(expected);
    expect(check('swarm/create', 'goal: 你能搭建。', '---', '', '## 小节', '', '---')).toEqual(
      expected,
    );
  });
});
