import AxeBuilder from '@axe-core/playwright';
import { allPages, expect, test } from '../site.ts';

// Every page in both colours and at both widths, once each: all four together would take twice as long.
for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 360],
] as const) {
  test(`axe finds no violation on any page, ${colorScheme}, ${width} px wide`, async ({ page }) => {
    const pages = await allPages(page);
    test.setTimeout(30_000 + pages.length * 20_000); // axe takes some seconds for a long chapter.
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    const found: string[] = [];
    for (const address of pages) {
      await page.goto(address);
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, nodes } of violations) {
        found.push(`${address} ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
      }
    }
    expect(found).toEqual([]);
  });
}
