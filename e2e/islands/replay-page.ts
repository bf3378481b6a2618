import headless from '@xterm/headless';
import type { Locator, Page } from 'playwright/test';

/** A recorded session on a page, as a reader handles it. */
export class Replay {
  readonly root: Locator;
  readonly #page: Page;

  /** @param title - What the session is called on the page. */
  constructor(page: Page, title: string) {
    this.#page = page;
    this.root = page.getByRole('group', { name: title, exact: true });
  }

  /** Asks for the player, by its button in the strip. */
  async open(): Promise<void> {
    await this.root.getByRole('button', { name: '播放实录' }).click();
  }

  /** Waits until the replay stands so: `playing`, `paused`, `ended`, `failed`. */
  async reaches(state: string): Promise<void> {
    await this.#page.waitForFunction(
      ([element, wanted]) => (element as HTMLElement).dataset['state'] === wanted,
      [await this.root.elementHandle(), state] as const,
      // Not on animation frames: a test may have stopped the clock.
      { polling: 50 },
    );
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  get bar(): Locator {
    return this.root.getByRole('slider', { name: '播放位置' });
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

  /** The rows that a host's terminal shows. */
  async screen(host: string): Promise<readonly string[]> {
    const rows = await this.root
      .locator(`[data-screen="${host}"] .xterm-rows > div`)
      .allTextContents();
    return trimmed(rows);
  }

  /** The host whose terminal stands in front. */
  async shownHost(): Promise<string> {
    return this.root.getByRole('button', { pressed: true }).innerText();
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

/** What a terminal of the recorded size shows at the end of a recording: the yardstick for the player. */
export async function lastScreen(cast: string): Promise<readonly string[]> {
  const [header, ...events] = cast
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  const { width, height } = header as { width: number; height: number };
  const terminal = new headless.Terminal({ cols: width, rows: height, allowProposedApi: true });
  for (const [, code, data] of events as [number, string, string][]) {
    if (code === 'o') await new Promise<void>((resolve) => terminal.write(data, resolve));
  }
  const { active } = terminal.buffer;
  return trimmed(
    Array.from(
      { length: height },
      (_, row) => active.getLine(active.baseY + row)?.translateToString(true) ?? '',
    ),
  );
}

/** Rows without the blanks at their ends, and without the empty rows below the last one. */
function trimmed(rows: readonly string[]): readonly string[] {
  const lines = rows.map((row) => row.replaceAll('\u00a0', ' ').trimEnd());
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}
