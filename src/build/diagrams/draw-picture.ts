import type { Finding } from '../../domain/finding/finding.ts';
import type { Artist } from './mermaid.ts';
import { fingerprint, pictureFile, type Picture } from './pictures.ts';
import { slimPicture } from './slim.ts';
import { parseSvg } from './svg.ts';

/**
 * Draws and slims one picture.
 *
 * @param version - Mermaid's, for the fingerprint.
 * @returns What belongs into the picture's file, or why there is no picture.
 */
export async function drawPicture(
  picture: Picture,
  artist: Pick<Artist, 'draw'>,
  version: string,
): Promise<string | Finding> {
  try {
    const svg = slimPicture(parseSvg(await artist.draw(picture.text)), picture);
    return pictureFile(svg, fingerprint(picture, version));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = /on line (\d+)/.exec(message)?.[1];
    return {
      id: 'diagram/undrawable',
      place: {
        file: picture.sourceFile,
        line: picture.telling || !line ? undefined : Number(line),
      },
      message: `mermaid cannot draw it: ${firstLines(message)}`,
      remedy: picture.telling
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
