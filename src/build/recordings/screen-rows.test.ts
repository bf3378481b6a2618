import { describe, expect, test } from 'vitest';
import { parseCast } from '../../domain/asciicast/parse-cast.ts';
import { screenRows } from './screen-rows.ts';

function castOf(...output: readonly string[]) {
  const lines = [
    { version: 2, width: 40, height: 30 },
    ...output.map((data, at) => [at, 'o', data]),
  ];
  return parseCast(lines.map((line) => JSON.stringify(line)).join('\n'), 'x.cast');
}
const lines = (count: number) => 'x\r\n'.repeat(count);

describe('screenRows', () => {
  test('counts the lowest row that any host came to, even when it was cleared since', async () => {
    expect(await screenRows([castOf(lines(9)), castOf(lines(19))])).toBe(20);
    expect(await screenRows([castOf(lines(19), '\x1b[H\x1b[2J$ ')])).toBe(20);
    expect(await screenRows([castOf('\x1b[25;1Hx')])).toBe(25);
  });

  test('does not go below what looks like a terminal', async () => {
    expect(await screenRows([castOf('$ ')])).toBe(14);
  });

  test('takes all rows when the screen scrolled or was used as a whole', async () => {
    expect(await screenRows([castOf(lines(40))])).toBe(30);
    expect(await screenRows([castOf('\x1b[?1049hpager', '\x1b[?1049l')])).toBe(30);
  });
});
