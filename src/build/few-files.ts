import type { Plugin } from 'vite';

/**
 * A Vite plugin that keeps what several islands share in one file. By itself the bundler makes a file of each
 * small module that two scripts or two pages share, and a chapter with three kinds of island would ask for
 * seven scripts and four style sheets.
 */
export function fewFiles(): Plugin {
  const split = (name: string, test: RegExp) => ({
    output: { codeSplitting: { groups: [{ name, test }] } },
  });
  return {
    name: 'dockside-few-files',
    config: () => ({
      environments: {
        client: {
          build: {
            // Scripts are small, and their list of imports would stand in each of them.
            modulePreload: false,
            rolldownOptions: split('shared', /src\/browser\/(?!terminal)|preload-helper/),
          },
        },
        // Style sheets follow the modules of the pages. What chapters are made of is one sheet, which a
        // reader who turns pages has already; a page that uses none of it does not load it.
        prerender: {
          build: {
            rolldownOptions: split(
              'chapter',
              /\/src\/(styles\/diagrams\.css$|islands\/(step-flow\/step-flow|command-replay\/(command-replay|runs))\.css$|(components\/(Command|Correction|Danger|Diagram|NotRecorded|Term)|islands\/chapter-quiz\/\w+)\.astro\?astro&type=style)/,
            ),
          },
        },
      },
    }),
  };
}
