import { chapter, expect, test } from '../site.ts';

test.describe('the chapter swarm/create', () => {
  test('says where it stands, what the reader will be able to do, and when it was last changed', async ({
    page,
  }) => {
    await page.goto(chapter);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      '搭建集群：三台管理、两台工作',
    );
    await expect(page.getByText('Swarm · 第 2 章')).toBeVisible();
    await expect(page.locator('main').getByText('读完这一章，你能')).toBeVisible();
    await expect(page.locator('footer .meta time')).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\d/);
  });

  test('marks its corrections where they stand, with their sources', async ({ page }) => {
    await page.goto(chapter);
    for (const id of ['E023', 'E024', 'F080']) {
      const correction = page.locator(`#correction-${id}`);
      await expect(correction).toContainText('笔记的说法');
      await expect(correction).toContainText('对的是');
      await expect(correction.getByRole('link').first()).toHaveAttribute('href', /^https:/);
    }
  });

  test('renders bold beside Chinese punctuation and asides of its own', async ({ page }) => {
    await page.goto('./');
    await expect(page.locator('.sl-markdown-content > ul strong').first()).toHaveText(
      '终端输出都是实录。',
    );
    await expect(page.locator('main')).not.toContainText('**');
  });

  test('shows the meaning of a term when pressed, and leads to the glossary', async ({ page }) => {
    await page.goto(chapter);
    const term = page
      .locator('main')
      .getByRole('button', { name: '加入令牌', exact: true })
      .first();
    const meaning = page.getByText('新节点加入 swarm 时出示').first();
    await expect(meaning).toBeHidden();
    await term.press('Enter');
    await expect(meaning).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(meaning).toBeHidden();
    await term.click();
    await expect(meaning).toBeVisible();
    await page.locator('.hint:popover-open a').click();
    await expect(page).toHaveURL(/appendix\/glossary\/#join-token$/);
    await expect(page.locator('#join-token')).toContainText('新节点加入 swarm 时出示');
  });

  test('says how long it takes, what was recorded and from which notes it comes', async ({
    page,
  }) => {
    await page.goto(chapter);
    const facts = page.locator('.facts');
    await expect(facts).toContainText(/约 \d+ 分钟/);
    const players = await page.locator('command-replay').count();
    await expect(facts).toContainText(`实录 ${players} 段，Docker 26`);
    const corrections = await page.locator('aside.correction').count();
    await expect(facts).toContainText(`勘误 ${corrections} 处`);
    await page.getByText('本页涉及的笔记').click();
    await expect(page.getByText('笔记 000：')).toBeVisible();
  });

  test('copies a listing without its prompt or frame', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(chapter);
    const listing = page.locator('.listing').filter({ hasText: 'docker swarm init' }).first();
    await listing.getByRole('button', { name: '复制' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('\n')[0]).toBe('docker swarm init --advertise-addr 192.168.110.101');
  });

  test('is listed in the sidebar, where the part opens on it', async ({ page }) => {
    await page.goto(chapter);
    const current = page.locator('#starlight__sidebar [aria-current="page"]');
    await expect(current).toHaveText('搭建集群：三台管理、两台工作');
    await expect(current).toBeVisible();
  });

  test('stands on the page of its part, beside the chapters not yet written', async ({ page }) => {
    await page.goto('./swarm/');
    await expect(
      page.getByRole('link', { name: '搭建集群：三台管理、两台工作' }).last(),
    ).toBeVisible();
    const planned = page.locator('main').getByText('密钥（secret）', { exact: true });
    await expect(planned).toBeVisible();
    await expect(planned.locator('a')).toHaveCount(0);
  });
});
