import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';
import { cheatSheet } from '~/components/cheat-sheet.ts';
import { glossaryInitials } from '~/components/glossary-terms.ts';
import { pagePath } from '~/components/page-path.ts';

type SidebarEntry = StarlightRouteData['sidebar'][number];

/** The headings that a component writes, which Starlight does not see: their anchors and words. */
const ownHeadings: Readonly<Record<string, () => Promise<readonly (readonly [string, string])[]>>> =
  {
    'appendix/cheatsheet': async () =>
      (await cheatSheet()).map(({ anchor, title }) => [anchor, title]),
    'appendix/glossary': async () =>
      (await glossaryInitials()).map(({ initial, first }) => [
        first.id,
        `${initial}\u3000${first.zh}…`,
      ]),
  };

/**
 * Where a page of the appendix stands: the page of a flow belongs to the list of flows, so that the sidebar opens
 * its part; and the long tables have a list of headings, though a component writes these.
 */
export const onRequest = defineRouteMiddleware(async ({ locals: { starlightRoute } }) => {
  const { id, toc } = starlightRoute;
  if (id.startsWith('appendix/flows/')) {
    starlightRoute.sidebar = starlightRoute.sidebar.map((entry) =>
      withCurrent(entry, pagePath('appendix/flows')),
    );
  }
  for (const [slug, text] of (await ownHeadings[id]?.()) ?? []) {
    toc?.items.push({ depth: 2, slug, text, children: [] });
  }
});

function withCurrent(entry: SidebarEntry, href: string): SidebarEntry {
  return entry.type === 'group'
    ? { ...entry, entries: entry.entries.map((each) => withCurrent(each, href)) }
    : { ...entry, isCurrent: entry.href === href };
}
