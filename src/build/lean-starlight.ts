import type { Plugin } from 'vite';

/** Starlight's own colours and shadows; src/styles/tokens.css gives every one of them a value of ours. */
const colour = /^\s*--sl-(?:color|hue|shadow)-[\w-]+:[^;]*;/gm;

/**
 * A Vite plugin that takes out of Starlight what no override can replace and we do not use:
 *
 * - a script that remembers the state of Starlight's own sidebar, which src/overrides/Sidebar.astro has
 *   replaced. Take it out once Starlight ties that script to its Sidebar component;
 * - the values of colours that src/styles/tokens.css sets again;
 * - the styles of headings' links, which src/styles/prose.css sets in a tenth of the lines.
 */
export function leanStarlight(): Plugin {
  return {
    name: 'dockside-lean-starlight',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('@astrojs/starlight')) return undefined;
      if (id.includes('SidebarPersistState')) return { code: 'export {};', map: null };
      if (id.includes('/style/anchor-links.css')) return { code: '', map: null };
      if (id.includes('/style/props.css')) return { code: code.replace(colour, ''), map: null };
      return undefined;
    },
  };
}
