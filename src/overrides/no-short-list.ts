import { defineRouteMiddleware } from '@astrojs/starlight/route-data';

/** A page without headings has no list of them, and no room for one. The first item is the page's own title. */
export const onRequest = defineRouteMiddleware(({ locals: { starlightRoute } }) => {
  const [title] = starlightRoute.toc?.items ?? [];
  const isShort = starlightRoute.toc?.items.length === 1 && title?.children.length === 0;
  if (isShort) starlightRoute.toc = undefined;
});
