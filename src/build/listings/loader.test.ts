import { expect, test } from 'vitest';
import { languageOf } from './language.ts';
import { fencedListing } from './loader.ts';

test.each([
  ['playgrounds/projects/a/Dockerfile', 'dockerfile'],
  ['playgrounds/projects/a/Dockerfile.slow', 'dockerfile'],
  ['playgrounds/projects/a/compose.yaml', 'yaml'],
  ['playgrounds/projects/a/haproxy.cfg', 'text'],
  ['playgrounds/projects/a.py/notes', 'text'],
])('%s is a listing in %s', (file, language) => {
  expect(languageOf(file)).toBe(language);
});

test('a listing is titled with its path and ends where its file ends', () => {
  expect(fencedListing('FROM busybox:1.35\n', 'playgrounds/projects/a/Dockerfile')).toBe(
    '```dockerfile title="playgrounds/projects/a/Dockerfile"\nFROM busybox:1.35\n```\n',
  );
});

test('a file that holds a fence of its own gets a longer one', () => {
  expect(fencedListing('```\nx\n```\n', 'a/README')).toMatch(/^````text [^]*\n````\n$/);
});
