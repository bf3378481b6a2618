import { expect, test } from '../site.ts';

test.describe('the landing page', () => {
  test('says what the book holds, and leads into it', async ({ page }) => {
    await page.goto('./');
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    const numbers = page.locator('main dl');
    await expect(numbers).toContainText(/全书 \d\d 章/);
    const corrections = numbers.locator('div', { hasText: '处笔记的错' }).locator('dd');
    expect(Number(await corrections.textContent())).toBeGreaterThan(300);
    await page.getByRole('link', { name: '直接看搭建集群' }).click();
    await expect(page).toHaveURL(/swarm\/create\/$/);
  });

  test('plays a session in its place', async ({ page }) => {
    await page.goto('./');
    const session = page.locator('command-replay');
    await expect(session).toHaveCount(1);
    await session.getByRole('button', { name: /播放/ }).first().click();
    await expect(session.locator('.xterm').first()).toBeVisible();
  });

  test('lists every part, with a link where something is written', async ({ page }) => {
    await page.goto('./');
    const parts = page.locator('.parts li');
    expect(await parts.count()).toBeGreaterThan(9);
    await expect(parts.filter({ hasText: 'CI/CD' }).locator('a')).toHaveCount(0);
    await parts.filter({ hasText: 'Swarm' }).getByRole('link').click();
    await expect(page).toHaveURL(/\/swarm\/$/);
  });
});

test.describe('the page for a wrong address', () => {
  test.use({ allowsFailedRequests: true });

  test('searches for the words of the address', async ({ page }) => {
    await page.goto('./swarm/join-token/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这一页');
    const field = page.getByRole('searchbox', { name: '搜索全书' });
    await expect(field).toHaveValue('join token');
    await field.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('searchbox')).toHaveValue('join token');
    await expect(dialog.getByRole('link').first()).toBeVisible();
  });

  test('takes its own address for no words', async ({ page }) => {
    await page.goto('./404.html');
    await expect(page.getByRole('searchbox', { name: '搜索全书' })).toHaveValue('');
  });
});
