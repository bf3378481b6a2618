/**
 * `npm run social`: makes public/social.png, the picture of link previews, from social.svg beside this file.
 * Few programs that show previews take an SVG. Run it after changing the drawing, and commit both.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from '../../../tools/browser.mjs';
import { command } from '../../../tools/problem.mjs';

const root = path.resolve(import.meta.dirname, '../../..');
/** What preview pictures are on all large sites, in pixels. */
const size = { width: 1200, height: 630 };

await command(async () => {
  const svg = await readFile(path.join(import.meta.dirname, 'social.svg'), 'utf8');
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage({ viewport: size });
    await page.setContent(`<body style="margin:0">${svg}</body>`);
    await page.screenshot({ path: path.join(root, 'public/social.png') });
  } finally {
    await browser.close();
  }
  console.log('public/social.png');
});
