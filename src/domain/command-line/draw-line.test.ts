import headless from '@xterm/headless';
import { describe, expect, test } from 'vitest';
import { redraw } from './draw-line.ts';
import { edit, emptyLine, keysIn } from './line-editor.ts';
import type { EditedLine } from './line-editor.ts';

const cols = 20;
const prompt = '[root@docker1]# ';

/** The rows of a terminal of 20 columns on which keys were typed, with ‸ where the cursor stands. */
async function screenAfter(...data: readonly string[]): Promise<readonly string[]> {
  const terminal = new headless.Terminal({ cols, rows: 8, allowProposedApi: true });
  const write = (text: string) => new Promise<void>((resolve) => terminal.write(text, resolve));
  await write(prompt);
  let line: EditedLine = emptyLine;
  for (const key of keysIn(data.join(''))) {
    const next = edit(line, key);
    await write(redraw(line, next, { column: prompt.length, cols }));
    line = next;
  }
  const { active } = terminal.buffer;
  const rows = Array.from({ length: 8 }, (_, row) => {
    const text = active.getLine(row)?.translateToString(true) ?? '';
    if (row !== active.cursorY) return text;
    const before = active.getLine(row)?.translateToString(false, 0, active.cursorX) ?? '';
    return `${before}‸${text.slice(before.length)}`;
  });
  return rows.slice(0, rows.findLastIndex((row) => row !== '') + 1);
}

describe('redraw', () => {
  test('writes on behind the prompt', async () => {
    expect(await screenAfter('ls')).toEqual([`${prompt}ls‸`]);
  });

  test('goes on in the next row, and comes back', async () => {
    expect(await screenAfter('docker node ls')).toEqual([`${prompt}dock`, 'er node ls‸']);
    expect(await screenAfter('docker node ls', '\x01')).toEqual([`${prompt}‸dock`, 'er node ls']);
    expect(await screenAfter('docker node ls', '\x01', 'X')).toEqual([
      `${prompt}X‸doc`,
      'ker node ls',
    ]);
    expect(await screenAfter('docker node ls', '\x15')).toEqual([`${prompt}‸`]);
  });

  test('knows where the cursor is when a row is just full', async () => {
    expect(await screenAfter('abcd')).toEqual([`${prompt}abcd`, '‸']);
    expect(await screenAfter('abcd', 'e')).toEqual([`${prompt}abcd`, 'e‸']);
    expect(await screenAfter('abcd', '\x7f')).toEqual([`${prompt}abc‸`]);
  });

  test('does not cut a wide character in two', async () => {
    expect(await screenAfter('abc码头')).toEqual([`${prompt}abc`, '码头‸']);
    expect(await screenAfter('abc码头', '\x1b[D', '\x7f')).toEqual([`${prompt}abc‸`, '头']);
  });
});
