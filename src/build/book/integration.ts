import type { AstroIntegration } from 'astro';
import { fileURLToPath } from 'node:url';
import { writeLinkNotes } from '../print/link-notes.ts';
import { trimBuiltStyles } from '../styles/trim-styles.ts';
import { missingParts, type Site } from '../site.ts';

/** Adds the pages that Starlight does not make, numbers links for paper, and trims the styles of what was built. */
export function book(): AstroIntegration {
  return {
    name: 'dockside-book',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        // Without the ending in the pattern the development server asks for a slash behind every file.
        for (const ending of ['cast', 'json', 'scenario.txt']) {
          injectRoute({
            pattern: `/recordings/[...path].${ending}`,
            entrypoint: `./src/routes/recordings/[...path].${ending}.ts`,
          });
        }
        injectRoute({
          pattern: '/flows/[name].mmd',
          entrypoint: './src/routes/flows/[name].mmd.ts',
        });
        injectRoute({
          pattern: '/appendix/flows/[flow]',
          entrypoint: './src/routes/flow.astro',
        });
        injectRoute({ pattern: '/404', entrypoint: './src/routes/404.astro' });
        injectRoute({ pattern: '/[part]', entrypoint: './src/routes/part.astro' });
      },
      'astro:build:done': ({ dir }) => {
        writeLinkNotes(fileURLToPath(dir));
        trimBuiltStyles(fileURLToPath(dir));
      },
    },
  };
}

/** Says what was built, and what it lacks for want of settings. */
export function result(site: Site): AstroIntegration {
  let startedMs = performance.now();
  return {
    name: 'dockside-result',
    hooks: {
      'astro:build:start': () => {
        startedMs = performance.now();
      },
      'astro:build:done': ({ pages }) => {
        const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
        console.info(`Built ${pages.length} pages in ${seconds} s.`);
        const missing = missingParts(site);
        if (missing !== undefined) console.info(missing);
      },
    },
  };
}
