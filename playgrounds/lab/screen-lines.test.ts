import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { screenLines } from './screen-lines.ts';

const headless = createRequire(import.meta.url)(
  '@xterm/headless',
) as typeof import('@xterm/headless');

/** Outputs with what terminals do. */
const outputs = {
  'plain lines': '\r\none\r\ntwo\r\n',
  'a carriage return': '10%\r100%\r\n',
  'a shorter text over a longer one': 'Downloading\rDone\x1b[K\r\n',
  'two progress bars side by side':
    'a: wait\r\nb: wait\r\n\x1b[2A\x1b[2K\ra: done\x1b[2B\r\x1b[1A\x1b[2K\rb: done\x1b[1B\r\n',
  'colours and titles': '\x1b]0;title\x07\x1b[31mred\x1b[0m\r\n',
  'tabs and backspaces': 'a\tb\r\nabc\b\bX\r\n',
  'a cleared screen': 'old\r\nlines\r\n\x1b[2J\x1b[Hnew\r\n',
  'erased below': 'one\r\ntwo\r\nthree\x1b[2A\r\x1b[J1\r\n',
  'a jump to a place': '\x1b[3;5Hhere\r\n',
} as const;

describe('screenLines', () => {
  test.each(Object.entries(outputs))('shows what a terminal shows: %s', async (_, output) => {
    expect(screenLines(output)).toEqual(await terminalLines(output));
  });

  test('gives no lines for no output', () => {
    expect(screenLines('\r\n')).toEqual([]);
  });
});

async function terminalLines(output: string): Promise<string[]> {
  const terminal = new headless.Terminal({ cols: 100, rows: 28, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(output, resolve));
  const buffer = terminal.buffer.active;
  const lines = Array.from({ length: buffer.length }, (_, index) =>
    (buffer.getLine(index)?.translateToString(true) ?? '').trimEnd(),
  );
  terminal.dispose();
  const first = lines.findIndex((line) => line !== '');
  return lines.slice(first, lines.findLastIndex((line) => line !== '') + 1);
}
