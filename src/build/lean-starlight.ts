import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Starlight's colours, shadows and sizes of text; src/styles/tokens.css gives every one we use a value of ours. */
const ownToken =
  /^\s*--sl-(?:(?:color|hue|shadow)-[\w-]+|text-(?:h\d|[2-5]?xl)|line-height[\w-]*):[^;]*;/gm;

/** The fonts behind those of src/styles/tokens.css, which end with these very words. */
const systemFonts = [
  [/(--sl-font-system:)[^;]*;/, '$1sans-serif;'],
  [/(--sl-font-system-mono:)[^;]*;/, '$1monospace;'],
] as const;

/**
 * A Vite plugin that takes out of Starlight what no override can replace and we do not use:
 *
 * - a script that remembers the state of Starlight's own sidebar, which src/overrides/Sidebar.astro has
 *   replaced. Take it out once Starlight ties that script to its Sidebar component;
 * - the values of tokens that src/styles/tokens.css sets again, and the fonts behind ours;
 * - the link to Starlight's print styles, a file and a request on every page; src/styles/print.css does for paper
 *   what our pages need;
 * - the styles of headings' links and of asides, which src/styles/prose.css sets in a tenth of the lines.
 */
export function leanStarlight(): Plugin {
  return {
    name: 'dockside-lean-starlight',
    enforce: 'pre',
    // Astro compiles before any transform of ours.
    load(id) {
      if (!/@astrojs\/starlight\/.*\/components\/Page\.astro$/.test(id)) return undefined;
      return withoutPrint(readFileSync(id, 'utf8'));
    },
    transform(code, id) {
      if (!id.includes('@astrojs/starlight')) return undefined;
      if (id.includes('SidebarPersistState')) return { code: 'export {};', map: null };
      if (/\/style\/(?:anchor-links|asides)\.css/.test(id)) return { code: '', map: null };
      if (id.includes('/style/props.css')) return { code: withoutTokens(code), map: null };
      return undefined;
    },
  };
}

function withoutTokens(code: string): string {
  return systemFonts.reduce(
    (text, [font, generic]) => text.replace(font, generic),
    code.replace(ownToken, ''),
  );
}

const printImport = /^import printHref from .*$/m;
const printLink = /<link rel="stylesheet" href=\{printHref\}[^>]*>/;

function withoutPrint(code: string): string {
  if (!printImport.test(code) || !printLink.test(code)) {
    throw new Error(
      "Starlight's Page.astro links its print styles in another form. Mend src/build/lean-starlight.ts.",
    );
  }
  return code.replace(printImport, '').replace(printLink, '');
}
