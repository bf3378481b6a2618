import type { Locator, Page } from 'playwright/test';

/** A flow on a page, as a reader handles it. */
export class FlowOnPage {
  readonly root: Locator;
  readonly #page: Page;

  /** @param title - What the flow is called; the only one on the page when absent. */
  constructor(page: Page, title?: string) {
    this.#page = page;
    this.root =
      title === undefined
        ? page.locator('step-flow').first()
        : page.getByRole('group', { name: title, exact: true });
  }

  /** Begins to walk, by its button. */
  async walk(): Promise<void> {
    await this.root.getByRole('button', { name: '逐步看' }).click();
    await this.root.getByRole('button', { name: '下一步' }).waitFor();
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  /** Shows 真实协议 or 笔记的讲法. */
  async tell(name: string): Promise<void> {
    await this.root.getByRole('radio', { name }).check();
  }

  /** Where the reader stands: 第 4 步，共 20 步. */
  get place(): Locator {
    return this.root.locator('[data-place]');
  }

  /** The steps of the list that can be seen. */
  get shownSteps(): Locator {
    return this.root.locator('li:visible');
  }

  /** The shapes of the picture that are lit. */
  get litShapes(): Locator {
    return this.root.locator('svg .now:visible');
  }

  /** Whether the lit shapes stand inside the pane of the picture. */
  async isLitInView(): Promise<boolean> {
    return this.litShapes.first().evaluate((shape) => {
      const pane = shape.closest('.diagram-scroll')?.getBoundingClientRect();
      const own = shape.getBoundingClientRect();
      return pane !== undefined && own.top >= pane.top && own.bottom <= pane.bottom;
    });
  }

  /** Whether the explanation begins in the window, below its arrow, without the page being scrolled. */
  async isExplainedInView(): Promise<boolean> {
    return this.shownSteps.first().evaluate((step) => {
      const { top } = step.getBoundingClientRect();
      return top >= 0 && top + 80 <= innerHeight; // Its heading and the first line.
    });
  }

  /** What was said aloud last. */
  get said(): Locator {
    return this.#page.locator('[role=status].sr-only');
  }
}

/** The addresses of the pages that hold one flow each. */
export async function flowPages(page: Page): Promise<string[]> {
  await page.goto('./appendix/flows/');
  return page
    .locator('main a[href*="/appendix/flows/"]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
}
