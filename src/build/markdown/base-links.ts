import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * A rehype plugin that puts the base path before root-relative links, so that a chapter can write
 * `[…](/swarm/pki/)` wherever the site will stand.
 *
 * @param base - `/` or a path with a leading and without a trailing slash.
 */
export function rehypeBaseLinks(base: string) {
  const prefix = base.replace(/\/$/, '');
  return () =>
    (tree: Root): void => {
      if (prefix === '') return;
      visit(tree, 'element', ({ tagName, properties }) => {
        const { href } = properties;
        if (tagName === 'a' && typeof href === 'string' && /^\/(?!\/)/.test(href)) {
          properties['href'] = `${prefix}${href}`;
        }
      });
    };
}
