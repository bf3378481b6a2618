import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { headTags } from './head-tags.ts';

const root = join(import.meta.dirname, '../../..');

describe('headTags', () => {
  test('gives the preview picture its whole address, below the base path', () => {
    const tags = headTags({ url: 'https://notes.example.com', base: '/book' });
    expect(tags.map(({ attrs }) => attrs)).toContainEqual({
      property: 'og:image',
      content: 'https://notes.example.com/book/social.png',
    });
  });

  test('leaves the picture out when the address is not known', () => {
    const tags = headTags({ url: undefined, base: '/' });
    expect(tags.map(({ attrs }) => attrs['name'])).toEqual(['theme-color', 'theme-color']);
  });

  test('has the colours of the paper', () => {
    const tokens = readFileSync(join(root, 'src/styles/tokens.css'), 'utf8');
    const [, light, dark] = /--paper: light-dark\((#\w+), (#\w+)\)/.exec(tokens) ?? [];
    const colours = headTags({ url: undefined, base: '/' }).map(({ attrs }) => attrs['content']);
    expect(colours).toEqual([light, dark]);
  });

  test('the picture is there, as large as previews want it', () => {
    const png = readFileSync(join(root, 'public/social.png'));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  });
});
