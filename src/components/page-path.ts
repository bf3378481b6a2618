/**
 * The address of a page of the book, below the base path.
 *
 * @param slug - Such as `swarm/create`; the empty string for the landing page.
 * @example pagePath('swarm/create') // '/swarm/create/'
 */
export function pagePath(slug: string): string {
  const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
  return slug === '' ? base : `${base}${slug}/`;
}
