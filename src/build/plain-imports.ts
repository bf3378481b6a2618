import type { Plugin } from 'vite';

/**
 * A Vite plugin that makes `import()` in browser scripts a plain one. Vite wraps it in a helper (1 kB on
 * every page) that fetches the imported chunk's styles and imports earlier; ours have none.
 */
export function plainImports(): Plugin {
  return {
    name: 'dockside-plain-imports',
    enforce: 'pre',
    load: (id) =>
      id === '\0vite/preload-helper.js'
        ? 'export const __vitePreload = (load) => load();'
        : undefined,
  };
}
