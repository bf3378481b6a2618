import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const id = /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/;

/** The ids of every table of kinds: an exported object whose keys all look like `recording/unknown`. */
async function idsInCode(): Promise<ReadonlySet<string>> {
  const files = globSync('{src,playgrounds}/**/*.ts', { cwd: root }).filter(
    (file) =>
      !file.endsWith('.test.ts') &&
      !file.includes('sandboxes') &&
      /^export const \w+ = \{\s+(\.\.\.|\/\/|'[a-z0-9-]+\/)/m.test(
        readFileSync(`${root}${file}`, 'utf8'),
      ),
  );
  const ids = new Set<string>();
  for (const file of files) {
    const module = (await import(pathToFileURL(`${root}${file}`).href)) as Record<string, unknown>;
    for (const table of Object.values(module)) {
      if (typeof table !== 'object' || table === null) continue;
      const keys = Object.keys(table);
      if (keys.length > 0 && keys.every((key) => id.test(key))) keys.forEach((key) => ids.add(key));
    }
  }
  return ids;
}

function idsInDocs(): readonly string[] {
  const text = readFileSync(`${root}docs/checks.md`, 'utf8');
  return [...text.matchAll(/^##+ `?([a-z0-9-]+\/[a-z0-9-]+)`?\s*$/gm)].map(
    (match) => match[1] ?? '',
  );
}

describe('docs/checks.md', () => {
  test('has one section for every kind of finding, and none for what nobody finds', async () => {
    const code = [...(await idsInCode())].sort();
    expect(code.length).toBeGreaterThan(50);
    expect([...idsInDocs()].sort()).toEqual(code);
  });
});
