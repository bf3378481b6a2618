import { createRequire } from 'node:module';
import type { Cast } from '../../domain/asciicast/cast.ts';

// See transcript.ts: the package is CommonJS and Vite takes it for a module.
const headless = createRequire(import.meta.url)(
  '@xterm/headless',
) as typeof import('@xterm/headless');

/** A terminal lower than this looks like a slit. */
const fewestRows = 14;

/**
 * How many rows a terminal needs to show a session as it was recorded. A session that never came to the lower
 * rows needs none of them, and a page is spared an empty half of a terminal; one that scrolled, or used the
 * whole screen as a pager does, needs all.
 *
 * @returns At least {@link fewestRows}, at most the recorded rows.
 */
export async function screenRows(casts: Iterable<Cast>): Promise<number> {
  let needed = fewestRows;
  for (const cast of casts) needed = Math.max(needed, await rowsOf(cast));
  return needed;
}

async function rowsOf(cast: Cast): Promise<number> {
  const { cols, rows } = cast;
  const terminal = new headless.Terminal({ cols, rows, allowProposedApi: true });
  let lowest = 0;
  const look = (): void => {
    const { active } = terminal.buffer;
    const isWhole = active.type === 'alternate' || active.baseY > 0;
    lowest = isWhole ? rows - 1 : Math.max(lowest, active.cursorY);
  };
  terminal.onLineFeed(look);
  terminal.onCursorMove(look);
  terminal.onScroll(look);
  // The terminal takes one text after the other and tells of each; to wait for each would be a timer a keystroke.
  for (const { kind, data } of cast.events) if (kind === 'output') terminal.write(data);
  await new Promise<void>((resolve) => terminal.write('', resolve));
  terminal.dispose();
  return Math.min(rows, lowest + 1);
}
