import type { Locator } from 'playwright/test';
import { allPages, chapter, expect, test } from '../site.ts';

/** Where an element lies in the viewport, in pixels. */
const edges = (element: Locator) =>
  element.evaluate((each) => {
    const { top, bottom, left, right } = each.getBoundingClientRect();
    return { top, bottom, left, right };
  });

test.describe('the theme', () => {
  test('follows the system without script', async ({ browser, baseURL }) => {
    for (const [colorScheme, paper] of [
      ['light', 'rgb(251, 250, 246)'],
      ['dark', 'rgb(14, 22, 32)'],
    ] as const) {
      const context = await browser.newContext({
        colorScheme,
        javaScriptEnabled: false,
        ...(baseURL === undefined ? {} : { baseURL }),
      });
      const page = await context.newPage();
      await page.goto(chapter);
      await expect(page.locator('body')).toHaveCSS('background-color', paper);
      await context.close();
    }
  });

  test('is the reader’s choice, kept over pages', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(chapter);
    await page.getByRole('combobox', { name: '颜色' }).first().selectOption('dark');
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(14, 22, 32)');
    await page.goto('./appendix/glossary/');
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(14, 22, 32)');
    await expect(page.getByRole('combobox', { name: '颜色' }).first()).toHaveValue('dark');
  });
});

test.describe('a phone', () => {
  for (const width of [320, 360]) {
    test(`scrolls no page sideways at ${width} px`, async ({ page }) => {
      const pages = await allPages(page);
      test.setTimeout(30_000 + pages.length * 5_000); // There will be many.
      await page.setViewportSize({ width, height: 700 });
      for (const address of pages) {
        await page.goto(address);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, address).toBe(0);
      }
    });
  }

  test('opens the list of chapters and the headings', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 700 });
    await page.goto(chapter);
    const sidebar = page.locator('#starlight__sidebar');
    await expect(sidebar).toBeHidden();
    await page.getByRole('button', { name: '菜单' }).click();
    await expect(sidebar.getByRole('link', { name: '搭建集群' })).toBeVisible();
    await sidebar.getByRole('link', { name: '附录' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '附录' })).toBeVisible();
    await page.goBack();
    await page.getByText('本页目录').click();
    await page
      .locator('nav[aria-label="本页目录"]')
      .getByRole('link', { name: '两枚令牌' })
      .click();
    const heading = page.getByRole('heading', { name: '两枚令牌' });
    await expect(heading).toBeInViewport();
    // The list lies over the text; it must not lie over what was asked for.
    const list = page.locator('.page-headings');
    await expect
      .poll(async () => (await edges(heading)).top - (await edges(list)).bottom)
      .toBeGreaterThanOrEqual(0);
  });

  test('keeps no room for a list on a page without headings', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 700 });
    await page.goto('./appendix/coverage/');
    const gap = async () =>
      (await edges(page.locator('main .head'))).top - (await edges(page.locator('.header'))).bottom;
    expect(await gap()).toBeLessThan(40);
  });

  test('shows the meaning of a term with a margin on both sides', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 700 });
    await page.goto('./basics/exit-codes/');
    await page.locator('main .term').getByRole('button', { name: '1 号进程' }).first().click();
    const { left, right } = await edges(page.locator('.hint:popover-open'));
    expect([left, right]).toEqual([16, 344]);
  });
});

test('a link to a heading far below lands on it', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${chapter}#${encodeURIComponent('自测')}`);
  await page.waitForLoadState('networkidle');
  const heading = page.getByRole('heading', { name: '自测' });
  const gap = async () =>
    (await edges(heading)).top - (await edges(page.locator('.header'))).bottom;
  await expect.poll(gap).toBeGreaterThanOrEqual(0);
  expect(await gap()).toBeLessThan(60);
});

test('the list of headings marks the one that is read', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(chapter);
  const current = page.locator('.page-headings [aria-current="location"]');
  const links = page.locator('.page-headings a');
  await expect(current).toHaveText((await links.first().textContent()) ?? '');
  await links.getByText('两枚令牌').click();
  await expect(current).toHaveText('两枚令牌');
  await page.locator('main').hover(); // The wheel turns what lies below the pointer.
  await page.mouse.wheel(0, 400_000);
  await expect(current).toHaveText((await links.last().textContent()) ?? '');
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the chapter is whole: text, transcripts, flow, quiz', async ({ page }) => {
    await page.goto(chapter);
    const main = page.locator('main');
    await expect(main).toContainText('This node joined a swarm as a worker.');
    await expect(main).toContainText('A valid join token is necessary to join this cluster');
    await expect(main.locator('step-flow svg, .step-flow svg').first()).toBeVisible();
    await expect(main.locator('.quiz summary').first()).toBeVisible();
    await main.locator('.quiz summary').first().click();
    await expect(main.getByText('四台的法定人数是 3，失去两台只剩 2 台，不够。')).toBeVisible();
  });

  test('no control stands there that would do nothing', async ({ page }) => {
    await page.goto(chapter);
    // What opens a popover works by itself: the menu's button, and the meanings of terms.
    await expect(page.locator('button:visible:not([popovertarget])')).toHaveCount(0);
    await expect(page.locator('select:visible, input:visible')).toHaveCount(0);
  });

  test('the list of chapters opens on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 700 });
    await page.goto(chapter);
    await page.locator('[popovertarget="starlight__sidebar"]').click();
    await expect(page.locator('#starlight__sidebar').getByRole('link').first()).toBeVisible();
  });
});

test.describe('on paper', () => {
  test('the chapter prints ink on white, with every answer and every transcript', async ({
    page,
  }) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.goto(chapter);
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await expect(page.getByText('This node joined a swarm as a worker.').first()).toBeVisible();
    await expect(page.getByText('四台的法定人数是 3，失去两台只剩 2 台，不够。')).toBeVisible();
    // What opens a popover works by itself: the menu's button, and the meanings of terms.
    await expect(page.locator('button:visible:not([popovertarget])')).toHaveCount(0);
    await expect(page.locator('.neighbours')).toBeHidden();
  });

  test('the answers stand after the last question', async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    await page.goto(chapter);
    const lastQuestion = await edges(page.locator('.quiz .ask').last());
    const answers = await page.locator('.quiz details').all();
    expect(answers.length).toBeGreaterThan(1);
    for (const answer of answers)
      expect((await edges(answer)).top).toBeGreaterThan(lastQuestion.bottom);
  });
});
