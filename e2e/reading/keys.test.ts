import { chapter, expect, test } from '../site.ts';

test.describe('keys of the page', () => {
  test('n and p go to the next chapter and back, ? shows all keys, / searches', async ({
    page,
  }) => {
    await page.goto(chapter);
    await page.keyboard.press('n');
    await expect(page).not.toHaveURL(/swarm\/create\/$/);
    await page.waitForLoadState(); // The next page's own script hears the next key.
    await page.keyboard.press('p');
    await expect(page).toHaveURL(/swarm\/create\/$/);
    await page.waitForLoadState();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: '快捷键' });
    await expect(sheet).toBeVisible();
    await page.keyboard.press('n');
    await expect(page, 'a dialog keeps the keys').toHaveURL(/swarm\/create\/$/);
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await page.keyboard.press('/');
    await expect(page.getByRole('dialog', { name: /搜索/ })).toBeVisible();
  });

  test('are silent in a field, with a modifier, and when turned off', async ({ page }) => {
    await page.goto(chapter);
    await page.locator('chapter-quiz textarea').scrollIntoViewIfNeeded();
    await page.locator('chapter-quiz textarea').fill('');
    await page.locator('chapter-quiz textarea').pressSequentially('np?/');
    await expect(page.locator('chapter-quiz textarea')).toHaveValue('np?/');
    await page.locator('h1').click();
    await page.keyboard.press('Alt+n');
    await page.getByRole('button', { name: '快捷键' }).click();
    await page.getByLabel('使用上面的单键').uncheck();
    await page.getByRole('button', { name: '关闭' }).click();
    await page.reload();
    await page.keyboard.press('n');
    await page.keyboard.press('/');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page).toHaveURL(/swarm\/create\/$/);
  });
});
