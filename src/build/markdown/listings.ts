import type { ShikiConfig } from '@astrojs/markdown-remark';

/**
 * How Shiki colours listings: both themes in one, chosen by the page's colour scheme without script.
 * A title after the language (```json title="daemon.json") becomes `data-title`, which prose.css shows.
 */
export const listings: Partial<ShikiConfig> = {
  themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  defaultColor: 'light-dark()',
  transformers: [
    {
      name: 'listing-title',
      pre(node) {
        const title = /\btitle="([^"]+)"/.exec(this.options.meta?.__raw ?? '')?.[1];
        if (title !== undefined) node.properties['data-title'] = title;
        // A listing that scrolls sideways must be reachable by keyboard, and say what it is.
        node.properties['tabindex'] = '0';
      },
    },
  ],
};
