import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { transform } from 'lightningcss';

/** The built files that decide which names of the style sheets are in use. */
export interface BuiltText {
  /** Style sheets by file name. */
  readonly styles: ReadonlyMap<string, string>;
  /** Everything that can name a class, an id or a custom property: pages and scripts. */
  readonly users: readonly string[];
}

/**
 * The style sheets without the rules that no page and no script can reach: rules whose class or id nothing
 * names, and custom properties nothing reads. Starlight brings the styles of every component it has, used or
 * not. A name counts as used when it stands anywhere in a page or script, in whatever role, so a class that
 * a script adds stays.
 *
 * @returns The trimmed sheets under the same file names.
 */
export function trimStyles({ styles, users }: BuiltText): Map<string, string> {
  const words = new Set(users.flatMap((text) => text.match(/[\w-]+/g) ?? []));
  const isNamed = (name: string) =>
    /^[\w-]+$/.test(name) ? words.has(name) : users.some((text) => text.includes(name));
  let sheets = new Map(styles);
  for (;;) {
    const text = [...sheets.values()].join('\n');
    const unusedSymbols = unusedNames(text, isNamed);
    if (unusedSymbols.length === 0) return sheets;
    sheets = new Map(
      [...sheets].map(([filename, code]) => [
        filename,
        transform({
          filename,
          code: Buffer.from(code),
          minify: true,
          unusedSymbols,
        }).code.toString(),
      ]),
    );
    // Without a removed rule's own `var()`, another property may have lost its last reader: look again.
    if ([...sheets.values()].join('\n') === text) return sheets;
  }
}

function unusedNames(css: string, isNamed: (name: string) => boolean): string[] {
  const names = new Set<string>();
  for (const [, name = ''] of css.matchAll(/[.#]((?:[a-zA-Z_]|-[a-zA-Z_-]|\\.)(?:[\w-]|\\.)*)/g)) {
    const plain = name.replace(/\\(.)/g, '$1');
    if (!isNamed(plain)) names.add(plain);
  }
  const read = new Set(Array.from(css.matchAll(/var\(\s*(--[\w-]+)/g), ([, name]) => name));
  for (const [, name = ''] of css.matchAll(/(--[\w-]+)\s*:/g)) {
    if (!read.has(name) && !isNamed(name)) names.add(name);
  }
  return [...names];
}

/**
 * Trims the style sheets of a built site in place. A sheet gets a new name from its new content, so that a
 * browser that keeps hashed files for ever never shows an old one; pages are rewritten to match. Sheets that
 * only scripts load keep name and content.
 *
 * @param dist - The built site.
 */
export function trimBuiltStyles(dist: string): void {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  const read = (file: string) => readFileSync(join(dist, file), 'utf8');
  const pages = files
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({ file, text: read(file) }));
  const scripts = files
    .filter((file) => file.endsWith('.js') && !file.startsWith('pagefind'))
    .map(read);
  const sheets = files.filter(
    (file) => file.endsWith('.css') && pages.some(({ text }) => text.includes(basename(file))),
  );
  const trimmed = trimStyles({
    styles: new Map(sheets.map((file) => [file, read(file)])),
    users: [...pages.map(({ text }) => text), ...scripts],
  });
  // A scope that a script names keeps its name: scripts are not rewritten.
  const short = shortScopes([...trimmed.values(), ...pages.map(({ text }) => text)], scripts);
  const renamed = new Map<string, string>();
  for (const [file, long] of trimmed) {
    const code = short(long);
    const hash = createHash('sha256').update(code).digest('base64url').slice(0, 8);
    const name = file.replace(/\.[\w-]{8}\.css$/, `.${hash}.css`);
    writeFileSync(join(dist, file), code);
    renameSync(join(dist, file), join(dist, name));
    renamed.set(basename(file), basename(name));
  }
  for (const { file, text } of pages) {
    const rewritten = short(text).replace(/[\w.@-]+\.css\b/g, (name) => renamed.get(name) ?? name);
    if (rewritten !== text) writeFileSync(join(dist, file), rewritten);
  }
}

/** The class by which Astro ties a component's styles to its elements. */
const scope = /\bastro-[a-z0-9]{8}\b/g;

/**
 * A rewriter that gives each scope class of Astro a name of two or three letters. Hashes do not compress, and one
 * stands on every element and in every rule: together they are three hundred bytes of each first load.
 *
 * @param texts - The pages and style sheets, in which the names are taken in the order of their hashes.
 * @param kept - Texts that are not rewritten; a class they name stays as it is.
 */
export function shortScopes(
  texts: readonly string[],
  kept: readonly string[],
): (text: string) => string {
  const named = (all: readonly string[]) => all.flatMap((text) => text.match(scope) ?? []);
  const fixed = new Set(named(kept));
  const scopes = [...new Set(named(texts))].filter((name) => !fixed.has(name)).sort();
  const names = new Map(scopes.map((name, index) => [name, `a-${index.toString(36)}`]));
  return (text) => text.replace(scope, (name) => names.get(name) ?? name);
}
