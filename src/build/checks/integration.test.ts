import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { buildBook, makeBook, oneFlow, removeBook, type Files } from './small-book.ts';

let root = '';
afterEach(() => {
  removeBook(root);
});
const build = (changed: Files = {}, environment: Record<string, string> = {}) => {
  root = makeBook({ ...oneFlow, ...changed });
  return buildBook(root, environment);
};
const chapter = (...lines: string[]): Files => ({
  'content/docs/swarm/create.mdx': [
    '---',
    'title: 搭建',
    'description: 描述',
    'goal: 读完这一章，你能搭建集群。',
    '---',
    '',
    ...lines,
  ],
});

// The real build with the real configuration: what is not called there does not check anything.
describe('npm run build', { timeout: 180_000 }, () => {
  test('builds a sound book and says nothing but the result', async () => {
    const { code, output } = await build();
    expect(output.replace(/\d+\.\d s/, 'T s')).toMatchInlineSnapshot(`
      "Built 7 pages in T s.
      This build has no sitemap (SITE_URL is not set) and no edit links (REPOSITORY_URL is not set).
      "
    `);
    expect(code).toBe(0);
  });

  test('stops at a finding in the sources, before it builds', async () => {
    const { code, output } = await build(chapter('用 <Term id="rafts">Raft</Term>。'));
    expect(output).toMatchInlineSnapshot(`
      "content/docs/swarm/create.mdx:7: <Term id="rafts"> names no term.
        Nearest: "raft". They stand in content/data/glossary.yaml. [term/unknown]
      "
    `);
    expect(code).toBe(1);
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });

  test.each([
    ['SITE_URL', 'garbage', 'expected a web address such as https://docs.example.com.'],
    ['REPOSITORY_URL', 'x', 'expected a web address such as https://git.example.com/owner/name.'],
    ['BASE_PATH', '/a b/../x', 'expected a path such as /dockside.'],
  ])('says in one line that %s is not of its form', async (name, value, expected) => {
    const { code, output } = await build({}, { [name]: value });
    expect(output).toMatch(/^[^\n]+ Remedy: [^\n]+\n$/);
    expect(output).toContain(`${name} is "${value}"; ${expected}`);
    expect(code).toBe(1);
  });

  test('stops at a finding in the pages', async () => {
    const { code, output } = await build(chapter('<p id="a">甲</p>', '', '<p id="a">乙</p>'));
    expect(output.replace(/html:\d+/, 'html:N')).toMatchInlineSnapshot(`
      "dist/swarm/create/index.html:N: /swarm/create/ has the id "a" twice.
        Give each element an id of its own; of two pictures, one may be left out. [page/duplicate-id]
      "
    `);
    expect(code).toBe(1);
  });
});
