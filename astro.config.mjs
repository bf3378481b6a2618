// @ts-check
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { fileURLToPath } from 'node:url';
import { buildLogger } from './src/build/build-logger.ts';
import { book, result } from './src/build/book/integration.ts';
import { fewFiles } from './src/build/few-files.ts';
import { publishedMermaid } from './src/build/published-mermaid.ts';
import { plainImports } from './src/build/plain-imports.ts';
import { checksIntegration } from './src/build/checks/integration.ts';
import { leanStarlight } from './src/build/lean-starlight.ts';
import { sidebar } from './src/build/book/sidebar.ts';
import { listings } from './src/build/markdown/listings.ts';
import { markdownProcessor } from './src/build/markdown/processor.ts';
import { headTags } from './src/build/book/head-tags.ts';
import { siteOrExit } from './src/build/site.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const site = siteOrExit(process.env);
const override = (/** @type {string} */ name) => [name, `./src/overrides/${name}.astro`];

export default defineConfig({
  // Starlight looks for content/docs in srcDir; any other arrangement loses sidebar, dates or link checks in silence.
  srcDir: './',
  base: site.base,
  ...(site.url === undefined ? {} : { site: site.url }),
  trailingSlash: 'always',
  ...buildLogger(process.argv),
  markdown: { processor: markdownProcessor(site.base), shikiConfig: listings },
  vite: {
    // Each script is a cached file: nothing inline of ours stands against a strict content security policy.
    // An empty one is “inlined”, and so leaves no request.
    build: {
      assetsInlineLimit: (_path, content) => content.length === 0,
      // Mermaid's and xterm's files wait for a press; e2e/promises holds what a page weighs before one.
      chunkSizeWarningLimit: 4000,
    },
    plugins: [leanStarlight(), plainImports(), fewFiles(), publishedMermaid(root, site.base)],
    resolve: { alias: { '~': `${root}src` } },
  },
  // Starlight would fetch each linked page on hover, with a script on every page.
  prefetch: false,
  integrations: [
    starlight({
      title: '码头笔记',
      description: '一本能跑的 Docker 书：容器、Swarm、Redis 集群、HTTPS、镜像仓库与 CI/CD。',
      locales: { root: { label: '简体中文', lang: 'zh-CN' } },
      sidebar: sidebar(root),
      lastUpdated: true,
      head: headTags(site),
      credits: false,
      expressiveCode: false,
      disable404Route: true,
      routeMiddleware: ['./src/routes/appendix-place.ts', './src/overrides/no-short-list.ts'],
      customCss: ['./src/styles/tokens.css', './src/styles/prose.css', './src/styles/print.css'],
      components: Object.fromEntries(
        [
          'Header',
          'MobileMenuFooter',
          'Search',
          'ThemeProvider',
          'ThemeSelect',
          'LanguageSelect',
          'PageFrame',
          'PageTitle',
          'Sidebar',
          'MarkdownContent',
          'Footer',
          'ContentPanel',
          'PageSidebar',
          'TwoColumnContent',
        ].map(override),
      ),
      ...(site.repository === undefined
        ? {}
        : { editLink: { baseUrl: `${site.repository}/edit/main/` } }),
    }),
    book(),
    checksIntegration(),
    // Behind the checks: what they refuse was not built.
    result(site),
  ],
});
