import { afterEach, describe, expect, test } from 'vitest';
import { checkBook, makeBook, removeBook } from './small-book.ts';

let root = '';
afterEach(() => {
  removeBook(root);
});

describe('npm run check', { timeout: 180_000 }, () => {
  test('ends well when there is no finding, and tells what chapters carry', async () => {
    root = makeBook();
    const { code, output } = await checkBook(root);
    expect(output).toContain('000  100.0 %  3/3 lines, 1/1 sections');
    expect(output).toMatch(/\nNo findings\.\n$/);
    expect(code).toBe(0);
  });

  test('ends with an error when there is a finding, and names it', async () => {
    root = makeBook({
      'content/data/glossary.yaml': ['- { id: raft, zh: a, en: a, meaning: a, see: [quorum] }'],
    });
    const { code, output } = await checkBook(root);
    expect(output).toContain('content/data/glossary.yaml:1: term "raft" says see "quorum"');
    expect(output).toContain('[term/unknown]');
    expect(output).toMatch(/\n1 finding\.\n$/);
    expect(code).toBe(1);
  });
});
