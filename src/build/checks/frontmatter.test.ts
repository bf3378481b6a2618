import { describe, expect, test } from 'vitest';
import { formatFindings } from '../../domain/finding/finding.ts';
import { brief, chapterOf } from './fixtures.ts';
import { readFrontmatter } from './frontmatter.ts';

const file = 'content/docs/swarm/create.mdx';
const read = (...lines: string[]) => readFrontmatter(chapterOf('swarm/create', ...lines));
const found = (...lines: string[]) => {
  const result = read(...lines);
  return 'data' in result ? [] : brief(result);
};

describe('readFrontmatter', () => {
  test('reads the fields and knows their lines', () => {
    const result = read('---', 'title: 标题', 'description: 描述', 'notes:', '  - 000:1-2', '---');
    if (!('data' in result)) throw new Error('findings');
    expect(result.data).toMatchObject({ title: '标题', notes: ['000:1-2'], moved: [] });
    expect(result.lineOf(['notes', 0])).toBe(5);
    expect(result.lineOf(['goal'])).toBe(2);
  });

  test('names the line of what is not YAML', () => {
    expect(found('---', 'title: 标题', 'description: "描述', '---')).toEqual([
      `${file}:3 chapter/frontmatter`,
    ]);
    expect(found('---', 'title: 加入: 令牌', 'description: 描述', '---')).toEqual([
      `${file}:2 chapter/frontmatter`,
    ]);
  });

  test('names the line of what is not of the schema', () => {
    expect(
      found('---', 'title: ""', 'notes:', '  - 000:1-2', '  - 5', 'descripton: 描述', '---'),
    ).toEqual([
      `${file}:2 chapter/frontmatter`,
      `${file}:2 chapter/frontmatter`,
      `${file}:5 chapter/frontmatter`,
      `${file}:6 chapter/frontmatter`,
    ]);
  });

  test('asks for frontmatter where there is none', () => {
    expect(found('## 标题')).toEqual([`${file}:1 chapter/frontmatter`]);
  });

  test('gives the nearest field', () => {
    const result = read('---', 'title: 标题', 'description: 描述', 'gaol: 目标', '---');
    expect('data' in result ? '' : formatFindings(result)).toMatchInlineSnapshot(`
      "content/docs/swarm/create.mdx:4: frontmatter: the field "gaol" is not known here.
        Nearest: "goal". [chapter/frontmatter]"
    `);
  });
});
