import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { publishedFiles } from './published-mermaid.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('every module that a published file imports is published beside it', () => {
  const files = publishedFiles(root);
  expect(files.has('mermaid.js')).toBe(true);
  let imports = 0;
  for (const [file, text] of files) {
    for (const [, target = ''] of text.matchAll(/\b(?:from|import\(?)"(\.[^"]+)"/g)) {
      imports += 1;
      expect(files.has(posix.join(posix.dirname(file), target)), `${file} imports ${target}`).toBe(
        true,
      );
    }
  }
  expect(imports).toBeGreaterThan(100);
});

test('names what to do when mermaid is published in another form', () => {
  expect(() => publishedFiles('/nowhere')).toThrow('Mend src/build/published-mermaid.ts');
});
