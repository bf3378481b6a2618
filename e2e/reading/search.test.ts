import { chapter, expect, test, textPage } from '../site.ts';

test.describe('search', () => {
  test('finds the chapter first for 集群, from the keyboard alone', async ({ page }) => {
    await page.goto(textPage);
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('集群');
    const results = page.getByRole('dialog').getByRole('listitem');
    await expect(results.first().getByRole('link').first()).toHaveText(
      '搭建集群：三台管理、两台工作',
    );
    const accent = 'rgb(10, 100, 128)'; // Not the browser's own blue.
    await expect(results.first().getByRole('link').first()).toHaveCSS('color', accent);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  test('goes to the first page found on Enter, and nowhere on 关闭', async ({ page }) => {
    await page.goto(textPage);
    await page.keyboard.press('/');
    await page.keyboard.type('集群');
    await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
    await page.getByRole('button', { name: '关闭' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page).toHaveURL(/appendix\/glossary\/$/);
    await page.keyboard.press('/');
    await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/swarm\/create\//);
  });

  test('finds what a terminal printed', async ({ page }) => {
    await page.goto(textPage);
    await page.getByRole('button', { name: '搜索' }).click();
    await page.getByRole('searchbox').fill('A valid join token is necessary');
    await expect(
      page.getByRole('dialog').getByRole('link', { name: '搭建集群：三台管理、两台工作' }),
    ).toBeVisible();
  });

  test('says so when nothing is found, and keeps what was typed', async ({ page }) => {
    await page.goto(chapter);
    await page.getByRole('button', { name: '搜索' }).click();
    await page.getByRole('searchbox').fill('魑魅魍魉');
    await expect(page.getByRole('dialog').getByRole('status')).toHaveText(
      '没有找到“魑魅魍魉”。换一个短一点的词试试。',
    );
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '搜索' }).click();
    await expect(page.getByRole('searchbox')).toHaveValue('魑魅魍魉');
  });

  for (const nonsense of ['qqqzzzxyy', 'a'.repeat(5000), '<b>x</b>']) {
    test(`finds nothing for ${nonsense.slice(0, 12)}, though its first letter is a word`, async ({
      page,
    }) => {
      await page.goto(chapter);
      await page.getByRole('button', { name: '搜索' }).click();
      await page.getByRole('searchbox').fill(nonsense);
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByRole('status')).toHaveText(
        `没有找到“${nonsense}”。换一个短一点的词试试。`,
      );
      await expect(dialog.getByRole('listitem')).toHaveCount(0);
      await page.getByRole('searchbox').fill('swarmm');
      await expect(dialog.getByRole('status')).toHaveText(/^找到 \d+ 页$/);
    });
  }

  test('does not open while the reader types somewhere', async ({ page }) => {
    await page.goto(chapter);
    await page.getByRole('combobox', { name: '颜色' }).first().focus();
    await page.keyboard.press('/');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  test('fetches nothing before it is opened', async ({ page }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(chapter, { waitUntil: 'networkidle' });
    expect(requests.filter((url) => url.includes('pagefind'))).toEqual([]);
  });

  test.describe('when the index is missing', () => {
    test.use({ allowsFailedRequests: true });
    test('says what still works and tries again', async ({ page }) => {
      await page.route('**/pagefind/pagefind.js*', (route) => route.fulfill({ status: 404 }));
      await page.goto(chapter);
      await page.getByRole('button', { name: '搜索' }).click();
      await page.getByRole('searchbox').fill('集群');
      await expect(page.getByRole('dialog').getByRole('status')).toContainText('搜索索引没有载入');
      await expect(page.getByRole('button', { name: '重试' })).toBeVisible();
    });
  });
});
