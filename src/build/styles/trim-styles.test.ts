import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shortScopes, trimBuiltStyles, trimStyles } from './trim-styles.ts';

const trim = (css: string, ...users: string[]) =>
  trimStyles({ styles: new Map([['a.css', css]]), users }).get('a.css');

describe('trimStyles', () => {
  it('drops a rule whose class nothing names, and keeps the others', () => {
    expect(trim('.used{color:red}.gone{color:red}', '<p class="used">')).toBe('.used{color:red}');
  });

  it('keeps a class that only a script names', () => {
    expect(trim('.copy-code{color:red}', '<p>', 'b.className="copy-code print:hidden"')).toBe(
      '.copy-code{color:red}',
    );
  });

  it('keeps rules for elements and attributes', () => {
    const css = 'table{color:red}[open]{color:#00f}';
    expect(trim(css, '<p>')).toBe(css);
  });

  it('keeps a class with a colon in its name', () => {
    expect(trim('.md\\:hidden{color:red}', '<p class="md:hidden">')).toBe(
      '.md\\:hidden{color:red}',
    );
  });

  it('drops a class with a colon when only its parts are named', () => {
    const css = '.md\\:hidden{color:red}.lg\\:hidden{color:red}';
    expect(trim(css, '<p class="md:hidden lg hidden">')).toBe('.md\\:hidden{color:red}');
  });

  it('drops custom properties nothing reads, and those only they read', () => {
    expect(trim(':root{--a:1px;--b:var(--a);--c:2px}p{margin:var(--c)}', '<p>')).toBe(
      ':root{--c:2px}p{margin:var(--c)}',
    );
  });

  it('keeps a custom property that a page reads in a style attribute', () => {
    expect(trim(':root{--a:1px}', '<p style="margin:var(--a)">')).toBe(':root{--a:1px}');
  });

  it('keeps a custom property that another sheet reads', () => {
    const styles = new Map([
      ['a.css', ':root{--a:1px}'],
      ['b.css', 'p{margin:var(--a)}'],
    ]);
    expect(trimStyles({ styles, users: ['<p>'] })).toEqual(styles);
  });
});

describe('trimBuiltStyles', () => {
  it('names a sheet after its new content and tells every page', () => {
    const dist = mkdtempSync(join(tmpdir(), 'trim-'));
    mkdirSync(join(dist, '_astro'));
    writeFileSync(join(dist, '_astro/page.ABCDEFGH.css'), '.used{color:red}.gone{color:red}');
    writeFileSync(join(dist, '_astro/lazy.ABCDEFGH.css'), '.gone{color:red}');
    writeFileSync(
      join(dist, 'index.html'),
      '<link rel="stylesheet" href="/_astro/page.ABCDEFGH.css"><p class="used">',
    );
    trimBuiltStyles(dist);
    const [, name = ''] =
      /_astro\/(page\.[\w-]+\.css)/.exec(readFileSync(join(dist, 'index.html'), 'utf8')) ?? [];
    expect(name).not.toBe('page.ABCDEFGH.css');
    expect(readFileSync(join(dist, '_astro', name), 'utf8')).toBe('.used{color:red}');
    expect(readdirSync(join(dist, '_astro')).sort()).toEqual(['lazy.ABCDEFGH.css', name].sort());
  });
});

describe('shortScopes', () => {
  it('renames a scope alike in pages and style sheets', () => {
    const page = '<p class="note astro-zzzzzzzz"><b class="astro-aaaaaaaa">';
    const sheet = '.note:where(.astro-zzzzzzzz){color:red}';
    const short = shortScopes([page, sheet], []);
    expect(short(page)).toBe('<p class="note a-1"><b class="a-0">');
    expect(short(sheet)).toBe('.note:where(.a-1){color:red}');
  });

  it('leaves a scope that a script names, and other names of Astro', () => {
    const page = '<pre class="astro-code"><p class="astro-aaaaaaaa astro-bbbbbbbb">';
    const short = shortScopes([page], ['el.className = "astro-aaaaaaaa"']);
    expect(short(page)).toBe('<pre class="astro-code"><p class="astro-aaaaaaaa a-0">');
  });
});
