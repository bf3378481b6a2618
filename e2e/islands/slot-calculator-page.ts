import type { Locator, Page } from 'playwright/test';

/** The calculator's own page, relative to the base. */
export const calculatorPage = './stateful/slot-calculator/';

/** The slot calculator on a page, as a reader handles it. */
export class SlotCalculator {
  readonly root: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.getByRole('group', { name: '槽位计算器', exact: true });
  }

  /** Goes to the calculator's page, with a shared link if one is given. */
  async goto(link = ''): Promise<void> {
    await this.#page.goto(`${calculatorPage}${link}`);
  }

  /** Presses one of the four views, and waits until it stands in front. */
  async view(name: '键 → 槽' | '建集群' | '扩与缩' | '全图'): Promise<void> {
    await this.root.getByText(name, { exact: true }).click();
    await this.panel.waitFor();
  }

  /** The view in front. */
  get panel(): Locator {
    return this.root.getByRole('tabpanel');
  }

  field(name: string): Locator {
    return this.panel.getByLabel(name, { exact: true });
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  step(number: number): Locator {
    return this.panel.getByRole('group', { name: `第 ${number} 步`, exact: true });
  }

  /** What stands beside a field as wrong with it. */
  async problemOf(field: Locator): Promise<string> {
    const ids = ((await field.getAttribute('aria-describedby')) ?? '').split(' ');
    return (await this.root.locator(`[id="${ids.at(-1) ?? ''}"]`).textContent()) ?? '';
  }

  /** The rows of the table with this heading, cell by cell. */
  async rows(heading: string, within: Locator = this.panel): Promise<readonly string[][]> {
    const table = within.locator('table', {
      has: this.#page.getByRole('columnheader', { name: heading, exact: true }),
    });
    return table
      .first()
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.children].map((cell) => cell.textContent.trim())),
      );
  }
}
