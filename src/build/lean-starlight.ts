import type { Plugin } from 'vite';

/**
 * A Vite plugin that empties one script of Starlight's page which cannot be replaced by an override: it
 * remembers the state of Starlight's own sidebar, which src/overrides/Sidebar.astro has replaced.
 * Take it out once Starlight ties that script to its Sidebar component.
 */
export function leanStarlight(): Plugin {
  return {
    name: 'dockside-lean-starlight',
    enforce: 'pre',
    transform: (_code, id) =>
      id.includes('@astrojs/starlight') && id.includes('SidebarPersistState')
        ? { code: 'export {};', map: null }
        : undefined,
  };
}
