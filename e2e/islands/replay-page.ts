import headless from '@xterm/headless';
import type { Locator, Page } from 'playwright/test';

/** A recorded session on a page, as a reader handles it. */
export class Replay {
  readonly root: Locator;
  /** The player, once it is there. */
  readonly player: Locator;
  readonly #page: Page;

  /** @param title - What the session is called on the page. */
  constructor(page: Page, title: string) {
    this.#page = page;
    this.root = page.getByRole('group', { name: title, exact: true });
    this.player = this.root.getByRole('group', { name: '播放器', exact: true });
  }

  /** Chooses a way to go through the session, by its button in the strip. */
  async open(mode: '播放' | '逐条讲' | '自己敲' = '播放'): Promise<void> {
    await this.root
      .getByRole('group', { name: '怎么看' })
      .getByRole('button', { name: mode })
      .click();
  }

  /** Waits until the replay stands so: `idle`, `playing`, `paused`, `ended`, `failed`. */
  async reaches(state: string): Promise<void> {
    await this.#page.waitForFunction(
      ([element, wanted]) => (element as HTMLElement).dataset['state'] === wanted,
      [await this.root.elementHandle(), state] as const,
      // Not on animation frames: a test may have stopped the clock.
      { polling: 50 },
    );
  }

  /** A button of the player. */
  button(name: string): Locator {
    return this.player.getByRole('button', { name, exact: true });
  }

  get bar(): Locator {
    return this.player.getByRole('slider', { name: '播放位置' });
  }

  get narration(): Locator {
    return this.player.locator('[data-caption]');
  }

  /** What the reader who types is told. */
  get feedback(): Locator {
    return this.player.locator('[data-feedback]');
  }

  /** `第 2 / 8 条` */
  get count(): Locator {
    return this.player.locator('[data-count]');
  }

  async positionSeconds(): Promise<number> {
    return Number(await this.bar.inputValue());
  }

  /** Puts the bar where the reader drags it. */
  async seek(seconds: number): Promise<void> {
    await this.bar.fill(String(seconds));
  }

  async durationSeconds(): Promise<number> {
    return Number(await this.bar.getAttribute('max'));
  }

  /** The rows that a host's terminal shows; it must have been in view. */
  async screen(host: string): Promise<readonly string[]> {
    const rows = await this.root
      .locator(`[data-screen="${host}"] .xterm-rows > div`)
      .allTextContents();
    return trimmed(rows);
  }

  tab(host: string): Locator {
    return this.player.locator(`[data-tab="${host}"]`);
  }

  /** The hosts whose terminals are in view, from the left. */
  async shownHosts(): Promise<readonly string[]> {
    return this.player.locator('[data-screen]:visible').evaluateAll((screens) =>
      screens
        .map((screen) => screen as HTMLElement)
        .sort((a, b) => a.getBoundingClientRect().x - b.getBoundingClientRect().x)
        .map((screen) => screen.dataset['screen'] ?? ''),
    );
  }

  /** Types into the terminal in view, as a reader does. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** Where the player fetches the commands from, with their times and states. */
  async sessionAddress(): Promise<string> {
    return (await this.root.getAttribute('data-files'))?.split(' ')[0] ?? '';
  }

  /** The size of its terminals. */
  async size(): Promise<{ cols: number; rows: number }> {
    return this.root.evaluate(({ style }) => ({
      cols: Number(style.getPropertyValue('--cols')),
      rows: Number(style.getPropertyValue('--rows')),
    }));
  }

  /** Every host with the address of its recording, as the page offers them for download. */
  async recordings(): Promise<readonly { host: string; address: string }[]> {
    return this.root.locator('a[download]').evaluateAll((links) =>
      links.map((link) => ({
        host: link.textContent.trim(),
        address: (link as HTMLAnchorElement).href,
      })),
    );
  }
}

/** One event of a recording. */
export type CastLine = readonly [seconds: number, code: string, data: string];

/** Header and events of a recording's text. */
export function readCast(text: string): {
  cols: number;
  rows: number;
  events: readonly CastLine[];
} {
  const [header, ...events] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  const { width, height } = header as { width: number; height: number };
  return { cols: width, rows: height, events: events as CastLine[] };
}

/**
 * What a fresh terminal shows after some output: the yardstick for the player.
 *
 * @param rows - As many as the player shows; a session that used fewer than it was recorded with has fewer there.
 */
export async function screenAfter(
  output: string,
  { cols, rows }: { cols: number; rows: number },
): Promise<readonly string[]> {
  const terminal = new headless.Terminal({ cols, rows, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(output, resolve));
  const { active } = terminal.buffer;
  const screen = Array.from(
    { length: rows },
    (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '',
  );
  terminal.dispose();
  return trimmed(screen);
}

/** What a terminal of the recorded size shows at the end of a recording. */
export async function lastScreen(text: string): Promise<readonly string[]> {
  const { cols, rows, events } = readCast(text);
  const output = events.filter(([, code]) => code === 'o').map(([, , data]) => data);
  return screenAfter(output.join(''), { cols, rows });
}

/** Rows without the blanks at their ends, and without the empty rows below the last one. */
function trimmed(rows: readonly string[]): readonly string[] {
  const lines = rows.map((row) => row.replaceAll('\u00a0', ' ').trimEnd());
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}
