import type { ShikiConfig } from '@astrojs/markdown-remark';
import { placeholders } from './placeholders.ts';

/**
 * How Shiki colours listings: both themes in one, chosen by the page's colour scheme without script.
 * A title after the language (```json title="daemon.json") becomes `data-title`, which prose.css shows.
 */
export const listings: Partial<ShikiConfig> = {
  themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  defaultColor: 'light-dark()',
  transformers: [
    placeholders,
    {
      name: 'listing-title',
      pre(node) {
        const title = /\btitle="([^"]+)"/.exec(this.options.meta?.__raw ?? '')?.[1];
        if (title !== undefined) node.properties['data-title'] = title;
        // A listing that scrolls sideways must be reachable by keyboard, and say what it is.
        node.properties['tabindex'] = '0';
        lighten(node.properties);
      },
      span(node) {
        lighten(node.properties);
      },
    },
  ],
};

/**
 * Both colours stand in `color` already: Shiki's own properties for each would make a listing half as long again.
 * And its grey for comments has too little contrast on our paper (4.4, where WCAG asks for 4.5).
 */
function lighten(properties: Record<string, unknown>): void {
  const { style } = properties;
  if (typeof style !== 'string') return;
  properties['style'] = style
    .replace(/;?--shiki-[\w-]+:[^;]*/g, '')
    .replace(/#66707b/i, '#57606a')
    .replace(/^;/, '');
}
