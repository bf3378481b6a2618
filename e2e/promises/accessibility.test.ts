import AxeBuilder from '@axe-core/playwright';
import { allPages, expect, test } from '../site.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test(`axe finds no violation on any page, ${colorScheme}, ${width} px wide`, async ({
      page,
    }) => {
      const pages = await allPages(page);
      test.setTimeout(30_000 + pages.length * 20_000); // axe takes some seconds for a long chapter.
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      for (const address of pages) {
        await page.goto(address);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
        );
        expect(found, address).toEqual([]);
      }
    });
  }
}
