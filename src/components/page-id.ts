const counts = new WeakMap<Request, number>();

/**
 * An id that no other part of the same page has, for a component that may stand there more than once.
 *
 * @param request - `Astro.request`: one for each page of a build.
 * @param prefix - Such as `term`; the id is `term-1`, `term-2`, …
 */
export function pageId(request: Request, prefix: string): string {
  const count = (counts.get(request) ?? 0) + 1;
  counts.set(request, count);
  return `${prefix}-${count}`;
}
