/**
 * `npm run diagrams`: draws every flow and diagram with mermaid in a browser and writes the slimmed pictures
 * beside their sources. The build itself needs no browser: it takes the committed pictures.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findBrowser } from '../../../tools/browser.mjs';
import { command, Problem } from '../../../tools/problem.mjs';
import { formatFindings, type Finding } from '../../domain/finding/finding.ts';
import { drawPicture } from './draw-picture.ts';
import { mermaidVersion } from './mermaid-version.ts';
import { startArtist } from './mermaid.ts';
import { readPictures } from './pictures.ts';

const root = path.resolve(import.meta.dirname, '../../..');

await command(async () => {
  const { pictures, findings } = readPictures(root);
  if (findings.length > 0) throw new Problem(formatFindings(findings));
  const artist = await startArtist(root, findBrowser());
  const version = mermaidVersion(root);
  const failed: Finding[] = [];
  let changed = 0;
  try {
    for (const picture of pictures) {
      const drawn = await drawPicture(picture, artist, version);
      if (typeof drawn !== 'string') failed.push(drawn);
      else if (drawn !== picture.svg) {
        await writeFile(path.join(root, picture.svgFile), drawn);
        console.log(picture.svgFile);
        changed++;
      }
    }
  } finally {
    await artist.close();
  }
  console.log(`${pictures.length} pictures, ${changed} changed.`);
  if (failed.length > 0) throw new Problem(formatFindings(failed));
});
