import { chapter, expect, test } from '../site.ts';

// The build under test is made without SITE_URL and REPOSITORY_URL, unless the environment has them.
test('a build without its address has no canonical link and no sitemap', async ({
  page,
  request,
}) => {
  test.skip(process.env['SITE_URL'] !== undefined, 'SITE_URL is set');
  await page.goto(chapter);
  await expect(page.locator('link[rel="canonical"], link[rel="sitemap"]')).toHaveCount(0);
  expect((await request.get('./sitemap-index.xml')).status()).toBe(404);
});

test('a build without its repository has no edit link', async ({ page }) => {
  test.skip(process.env['REPOSITORY_URL'] !== undefined, 'REPOSITORY_URL is set');
  await page.goto(chapter);
  await expect(page.getByRole('link', { name: '编辑此页' })).toHaveCount(0);
});
