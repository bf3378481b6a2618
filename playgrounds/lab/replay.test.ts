import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseCast } from '../../src/domain/asciicast/parse-cast.ts';
import type { Manifest } from './manifest.ts';
import { screenLines } from './screen-lines.ts';

/** Plays every recording to its last screen in the terminal that the site uses, without a window. */

const headless = createRequire(import.meta.url)(
  '@xterm/headless',
) as typeof import('@xterm/headless');

const folder = join(import.meta.dirname, '..', 'recordings');
const casts = globSync('**/*.json', { cwd: folder }).flatMap((path) => {
  const manifest = JSON.parse(readFileSync(join(folder, path), 'utf8')) as Manifest;
  return manifest.hosts.map(({ name, cast }) => ({
    file: join(dirname(path), cast),
    name,
    manifest,
  }));
});

test('there are recordings to play', () => {
  expect(casts.length).toBeGreaterThanOrEqual(12);
});

describe.each(casts)('$file', ({ file, name, manifest }) => {
  const cast = parseCast(readFileSync(join(folder, file), 'utf8'), file);
  const output = cast.events.filter(({ kind }) => kind === 'output');

  test('comes to a last screen that ends at the prompt, the cursor behind it', async () => {
    const { lines, cursor } = await screenAfter(output.map(({ data }) => data).join(''), cast);
    expect(cursor).toMatch(new RegExp(`\\[root@${name} \\S+\\]# $`));
    expect(lines.join('\n')).not.toContain('\u{fffd}'); // Half a character.
    expect(lines.join('\n')).not.toContain('\x1b'); // A sequence that is shown as text.
  });

  test('shows the end of what the last command said on the last screen', async () => {
    const last = manifest.commands.findLast(({ host }) => host === name);
    if (last === undefined) return; // A host without a command: its prompt is all there is.
    const said = output.filter(({ at }) => at > last.startSeconds && at < last.endSeconds);
    const lastLine = screenLines(said.map(({ data }) => data).join('')).at(-1) ?? '';
    const { lines } = await screenAfter(output.map(({ data }) => data).join(''), cast);
    expect(lines.join('\n').replaceAll(/\s+/g, ' ')).toContain(lastLine.replaceAll(/\s+/g, ' '));
  });
});

/** The lines of the screen, those that wrapped joined; and the cursor's line up to the cursor. */
async function screenAfter(text: string, { cols, rows }: { cols: number; rows: number }) {
  const terminal = new headless.Terminal({ cols, rows, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(text, resolve));
  const { active } = terminal.buffer;
  const lines: string[] = [];
  for (let row = 0; row < rows; row++) {
    const line = active.getLine(active.baseY + row);
    const shown = line?.translateToString(true) ?? '';
    if (line?.isWrapped === true) lines.push((lines.pop() ?? '') + shown);
    else lines.push(shown);
  }
  const at = active.getLine(active.baseY + active.cursorY);
  const cursor = at?.translateToString(false, 0, active.cursorX) ?? '';
  terminal.dispose();
  return { lines, cursor };
}
