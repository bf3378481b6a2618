import { chapter, expect, test } from '../site.ts';

// The build under test was made with the same environment as these tests run in.
const hasAddress = process.env['SITE_URL'] !== undefined;
const hasRepository = process.env['REPOSITORY_URL'] !== undefined;

test('canonical link and sitemap are there exactly when the build knew its address', async ({
  page,
  request,
}) => {
  await page.goto(chapter);
  await expect(page.locator('link[rel="canonical"]')).toHaveCount(hasAddress ? 1 : 0);
  await expect(page.locator('link[rel="sitemap"]')).toHaveCount(hasAddress ? 1 : 0);
  expect((await request.get('./sitemap-index.xml')).status()).toBe(hasAddress ? 200 : 404);
});

test('the edit link is there exactly when the build knew its repository', async ({ page }) => {
  await page.goto(chapter);
  const link = page.getByRole('link', { name: '编辑此页' });
  await expect(link).toHaveCount(hasRepository ? 1 : 0);
  if (hasRepository) {
    await expect(link).toHaveAttribute('href', /\/edit\/main\/content\/docs\/swarm\/create\.mdx$/);
  }
});
