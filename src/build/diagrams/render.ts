/**
 * `npm run diagrams`: draws every flow and diagram with mermaid in a browser and writes the slimmed pictures
 * beside their sources. The build itself needs no browser: it takes the committed pictures.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findBrowser } from '../../../tools/browser.mjs';
import { command, Problem } from '../../../tools/problem.mjs';
import { formatFindings, type Finding } from '../../domain/finding/finding.ts';
import { mermaidVersion } from './mermaid-version.ts';
import { startArtist, type Artist } from './mermaid.ts';
import { fingerprint, pictureFile, readPictures, type Picture } from './pictures.ts';
import { slimPicture } from './slim.ts';
import { parseSvg } from './svg.ts';

const root = path.resolve(import.meta.dirname, '../../..');

await command(async () => {
  const { pictures, findings } = readPictures(root);
  if (findings.length > 0) throw new Problem(formatFindings(findings));
  const artist = await startArtist(root, findBrowser());
  const failed: Finding[] = [];
  let changed = 0;
  try {
    for (const picture of pictures) {
      const drawn = await draw(artist, picture);
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

/** The picture's file, or why there is none. */
async function draw(artist: Artist, picture: Picture): Promise<string | Finding> {
  try {
    const svg = slimPicture(parseSvg(await artist.draw(picture.text)), picture);
    return pictureFile(svg, fingerprint(picture, mermaidVersion(root)));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = /on line (\d+)/.exec(message)?.[1];
    return {
      id: 'diagram/undrawable',
      place: { file: picture.sourceFile, line: picture.flow || !line ? undefined : Number(line) },
      message: `mermaid cannot draw it: ${firstLines(message)}`,
      remedy: picture.flow
        ? 'The text for mermaid is made by src/domain/flow/to-mermaid.ts.'
        : 'See https://mermaid.js.org/ for its language.',
    };
  }
}

/** Mermaid's message without the stack that the browser adds. */
function firstLines(message: string): string {
  return message
    .replace(/^page\.evaluate: (Error: )?/, '')
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .join('\n  ');
}
