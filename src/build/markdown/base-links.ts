import type { Root } from 'hast';
import type {} from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';

/**
 * A rehype plugin that puts the base path before root-relative links, in Markdown and in tags, so that a chapter can write
 * `[…](/swarm/pki/)` wherever the site will stand.
 *
 * @param base - `/` or a path with a leading and without a trailing slash.
 */
export function rehypeBaseLinks(base: string) {
  const prefix = base.replace(/\/$/, '');
  return () =>
    (tree: Root): void => {
      if (prefix === '') return;
      visit(tree, (node) => {
        if (node.type === 'element' && node.tagName === 'a') {
          const { href } = node.properties;
          if (isRootRelative(href)) node.properties['href'] = `${prefix}${href}`;
        } else if (
          (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') &&
          node.name === 'a'
        ) {
          for (const attribute of node.attributes) {
            if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== 'href') continue;
            if (isRootRelative(attribute.value)) attribute.value = `${prefix}${attribute.value}`;
          }
        }
      });
    };
}

function isRootRelative(address: unknown): address is string {
  return typeof address === 'string' && /^\/(?!\/)/.test(address);
}
