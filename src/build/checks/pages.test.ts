import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { formatFindings } from '../../domain/finding/finding.ts';
import { checkPages } from './pages.ts';

let dist = '';
afterEach(() => rmSync(dist, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>) {
  dist = mkdtempSync(join(tmpdir(), 'pages-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    writeFileSync(join(dist, file), text);
  }
}
function check(files: Readonly<Record<string, string>>, base = '/') {
  write(files);
  return checkPages(dist, base);
}
/** Writes a site and checks it; gives `file:line id` of each finding. */
const found = (...input: Parameters<typeof check>) =>
  check(...input).map(({ id, place }) => `${place.file}:${place.line} ${id}`);

describe('checkPages', () => {
  test('finds a link, a script, a style and a picture that lead nowhere', () => {
    expect(
      found({
        'index.html': [
          '<link rel="stylesheet" href="/_astro/a.css"><script src="/_astro/a.js"></script>',
          '<a href="/swarm/create/">x</a> <a href="swarm/pki/">x</a> <a href="/swarm">x</a>',
          '<img src="/a.png" srcset="/a.png 1x, /b.png 2x">',
          '<a href="https://docs.docker.com/x">x</a> <a href="mailto:a@example.com">x</a> <a href="//a.example">',
          '<script>const text = \'<a href="/nowhere/">\';</script>',
          '<!-- <a href="/nowhere/"> -->',
        ].join('\n'),
        'swarm/index.html': '<a href="./create/">x</a> <a href="../">x</a> <a href="?q=1">x</a>',
        'swarm/create/index.html': '<a href="../">x</a>',
        '_astro/a.css': '',
        'a.png': '',
      }),
    ).toEqual([
      'dist/index.html:1 page/broken-link',
      'dist/index.html:2 page/broken-link',
      'dist/index.html:2 page/broken-link',
      'dist/index.html:3 page/broken-link',
    ]);
  });

  test('finds a link to a place that its page does not have', () => {
    expect(
      found({
        'index.html': '<a href="#here">x</a><p id="here"><a href="#there">x</a><a href="#">x</a>',
        'a/index.html': '<a href="/#here">x</a>\n<a href="/#%E4%BB%A4%E7%89%8C">x</a>',
        'b/index.html': '<a href="/c/#%E4%BB%A4%E7%89%8C">x</a>',
        'c/index.html': '<h2 id="令牌">令牌</h2>',
      }),
    ).toEqual(['dist/a/index.html:2 page/broken-anchor', 'dist/index.html:1 page/broken-anchor']);
  });

  test('takes a calculation where a slot calculator follows it', () => {
    expect(
      found({
        'index.html': '<a href="#slots:masters=4">x</a>\n<a href="/a/#slots:masters=4">x</a>',
        'a/index.html':
          '<slot-calculator data-keeps="true"></slot-calculator><a href="#slots:keys=a%0Ab">x</a>\n<a href="#slots:mastres=4">x</a>',
      }),
    ).toEqual(['dist/a/index.html:2 page/broken-anchor', 'dist/index.html:1 page/broken-anchor']);
  });

  test('holds links to the base path', () => {
    expect(
      found(
        {
          'index.html': '<a href="/book/">x</a>\n<a href="/a/">x</a>',
          'a/index.html': '<a href="../">',
        },
        '/book',
      ),
    ).toEqual(['dist/index.html:2 page/broken-link']);
  });

  test('finds ** in text, but not in code', () => {
    expect(
      found({
        'index.html':
          '<p>这是**“引号”**之后</p>\n<code>a**b</code><pre><span>**</span></pre><style>/** a */</style><script>2**3</script>\n<p title="**">x</p>',
      }),
    ).toEqual(['dist/index.html:1 page/literal-emphasis']);
  });

  test('finds an id that stands twice and a heading without words', () => {
    expect(
      found({
        'index.html':
          '<h1 id="a">标题</h1>\n<h2 id="a"> <span></span></h2>\n<h3><img alt="图" src="#"></h3><h2><code>x</code></h2>',
      }),
    ).toEqual(['dist/index.html:2 page/duplicate-id', 'dist/index.html:2 page/empty-heading']);
  });

  test('says where, what and how to mend it', () => {
    const findings = check({
      'swarm/create/index.html':
        '<a href="/swarm/pkj/">x</a><a href="/swarm/pki">x</a><a href="#rols">',
      'swarm/pki/index.html': '<p id="roles">**a</p>',
    });
    expect(formatFindings(findings)).toMatchInlineSnapshot(`
      "dist/swarm/create/index.html:1: /swarm/create/ has href="/swarm/pkj/", and the site has no swarm/pkj/index.html.
        Nearest: swarm/pki/index.html. [page/broken-link]
      dist/swarm/create/index.html:1: /swarm/create/ has href="/swarm/pki", and the site has no swarm/pki.
        Addresses of pages end with a slash. [page/broken-link]
      dist/swarm/create/index.html:1: /swarm/create/ has href="#rols", and it has no such id.
        Link to the page alone. [page/broken-anchor]
      dist/swarm/pki/index.html:1: /swarm/pki/ shows "**a".
        Close the emphasis, with no space inside its stars; write code between backquotes. [page/literal-emphasis]"
    `);
  });

  test('reports that no page was built', () => {
    expect(found({ 'a.css': '' })).toEqual(['dist:undefined page/none']);
  });

  test('checks three hundred pages in less than two seconds of work', () => {
    const page = `<main>${'<p class="x">文字<a href="/p1/">链接</a><code>docker node ls</code></p>\n'.repeat(500)}</main>`;
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`p${index}/index.html`, page]),
    );
    write(files);
    const before = process.cpuUsage();
    expect(checkPages(dist, '/')).toEqual([]);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(2000);
  }, 20_000);
});
