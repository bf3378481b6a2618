import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { mermaidVersion } from './diagrams/mermaid-version.ts';

/**
 * A Vite plugin that ships mermaid's own minified modules as they were published, in place of bundling
 * thirty kinds of diagrams anew in each build, which takes longer than all pages together. The files are
 * named .js: not every server knows the type of .mjs. In development Vite prepares mermaid as usual.
 *
 * @param root - The folder of the repository.
 * @param base - The site's base path, such as `/` or `/docs`.
 */
export function publishedMermaid(root: string, base: string): Plugin {
  const folder = `_astro/mermaid-${mermaidVersion(root)}`;
  return {
    name: 'dockside-published-mermaid',
    apply: 'build',
    enforce: 'pre',
    resolveId(id) {
      if (id !== 'mermaid' || this.environment.name !== 'client') return undefined;
      return { id: `${base.replace(/\/?$/, '/')}${folder}/mermaid.js`, external: true };
    },
    generateBundle() {
      if (this.environment.name !== 'client') return;
      for (const [file, text] of publishedFiles(root)) {
        this.emitFile({ type: 'asset', fileName: `${folder}/${file}`, source: text });
      }
    },
  };
}

/** Mermaid's modules by their paths from its entry, `mermaid.js`, with their imports of each other renamed alike. */
export function publishedFiles(root: string): ReadonlyMap<string, string> {
  const dist = path.join(root, 'node_modules/mermaid/dist');
  const chunks = globSync('chunks/mermaid.esm.min/*.mjs', { cwd: dist });
  if (chunks.length === 0) {
    throw new Error(
      'node_modules/mermaid/dist has no chunks/mermaid.esm.min: this mermaid is published in another form. ' +
        'Mend src/build/published-mermaid.ts, or leave the plugin out of astro.config.mjs.',
    );
  }
  return new Map(
    ['mermaid.esm.min.mjs', ...chunks].map((file) => {
      const text = readFileSync(path.join(dist, file), 'utf8');
      return [renamed(file.replaceAll('\\', '/')), withRenamedImports(text)];
    }),
  );
}

function renamed(file: string): string {
  return file === 'mermaid.esm.min.mjs' ? 'mermaid.js' : file.replace(/\.mjs$/, '.js');
}

function withRenamedImports(text: string): string {
  return text.replaceAll(/(\bfrom|\bimport\(?)("\.[^"]+)\.mjs"/g, '$1$2.js"');
}
