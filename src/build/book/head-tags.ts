import type { Site } from '../site.ts';

interface HeadTag {
  tag: 'meta';
  attrs: Record<string, string>;
}

/** Colour of the browser's own bars: src/styles/tokens.css's --paper in both themes. */
const paper = { light: '#fbfaf6', dark: '#0e1620' };

/**
 * What every page says in its head besides Starlight's own: colours of the browser's bars, and the picture
 * for link previews, which needs the site's whole address.
 */
export function headTags({ url, base }: Pick<Site, 'url' | 'base'>): HeadTag[] {
  const colours = Object.entries(paper).map(([scheme, content]) =>
    meta({ name: 'theme-color', media: `(prefers-color-scheme: ${scheme})`, content }),
  );
  if (url === undefined) return colours;
  const image = new URL(`${base.replace(/\/?$/, '/')}social.png`, url).href;
  return [
    ...colours,
    meta({ property: 'og:image', content: image }),
    meta({ property: 'og:image:alt', content: '码头笔记：一本能跑的 Docker 书' }),
  ];
}

function meta(attrs: Record<string, string>): HeadTag {
  return { tag: 'meta', attrs };
}
