import type { ThemedToken } from 'shiki';
import { describe, expect, test } from 'vitest';
import { withWholePlaceholders } from './placeholders.ts';

/** A line of tokens, each in a colour of its own. */
function line(...contents: string[]): ThemedToken[] {
  let offset = 0;
  return contents.map((content, index) => {
    const token = { content, offset, color: `#${index}` };
    offset += content.length;
    return token;
  });
}

const shown = (tokens: readonly ThemedToken[]) =>
  tokens.map(({ content, offset, color }) => [content, offset, color]);

describe('withWholePlaceholders', () => {
  test('joins what a placeholder was cut into, and keeps the rest of the tokens', () => {
    expect(shown(withWholePlaceholders(line('docker rm ', '<', '容', '器', '> -f')))).toEqual([
      ['docker rm ', 0, '#0'],
      ['<容器>', 10, undefined],
      [' -f', 14, '#4'],
    ]);
  });

  test('finds several in one token', () => {
    expect(shown(withWholePlaceholders(line('cp <源> <目标> .')))).toEqual([
      ['cp ', 0, '#0'],
      ['<源>', 3, undefined],
      [' ', 6, '#0'],
      ['<目标>', 7, undefined],
      [' .', 11, '#0'],
    ]);
  });

  test('leaves redirections and tags alone', () => {
    const tokens = line('cat ', '<', ' in ', '>', ' out; <b>x</b>');
    expect(withWholePlaceholders(tokens)).toEqual(tokens);
  });
});
