import { describe, expect, test } from 'vitest';
import { withLinkNotes } from './link-notes.ts';

const page = (text: string) =>
  `<!doctype html><html><body><a href="https://example.com/frame">框架</a><div class="sl-markdown-content">${text}</div></body></html>`;

describe('withLinkNotes', () => {
  test('numbers links that leave the book, the same address with the same number', () => {
    const html = withLinkNotes(
      page(
        '<p><a href="https://example.com/a?x=1&amp;y=2">甲</a>、<a class="b" href="https://example.com/b">乙</a>、<a href="https://example.com/a?x=1&amp;y=2">又是甲</a></p>',
      ),
    );
    expect(html).toContain('<a data-note="1" href="https://example.com/a?x=1&amp;y=2">甲</a>');
    expect(html).toContain('<a data-note="2" class="b" href="https://example.com/b">乙</a>');
    expect(html).toContain('<a data-note="1" href="https://example.com/a?x=1&amp;y=2">又是甲</a>');
    expect(html).toContain(
      '<li>https://example.com/a?x=1&amp;y=2</li><li>https://example.com/b</li></ol></div>',
    );
  });

  test('leaves the frame, links inside the book and pages without links as they are', () => {
    const html = page('<p><a href="/swarm/create/">章</a><a href="#x">节</a></p>');
    expect(withLinkNotes(html)).toBe(html);
    expect(withLinkNotes('<p>没有正文</p>')).toBe('<p>没有正文</p>');
  });
});
