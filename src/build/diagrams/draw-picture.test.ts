import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatFinding } from '../../domain/finding/finding.ts';
import { everyConstruct } from '../../domain/flow/fixtures.ts';
import { drawPicture } from './draw-picture.ts';
import { fingerprint, splitPictureFile, tellingPicture, type Picture } from './pictures.ts';

const flow = tellingPicture(
  'content/flows/every/flow.yaml',
  'true',
  everyConstruct,
  () => undefined,
);
const graph: Picture = {
  name: 'x',
  id: 'diagram-x',
  sourceFile: 'content/diagrams/x.mmd',
  svgFile: 'content/diagrams/x.svg',
  text: 'flowchart TB\n  a -->',
  svg: undefined,
};
const golden = readFileSync(new URL('./fixtures/every-construct.svg', import.meta.url), 'utf8');
const report = async (picture: Picture, draw: () => Promise<string>): Promise<string> => {
  const drawn = await drawPicture(picture, { draw }, '12.3.0');
  return typeof drawn === 'string' ? drawn : formatFinding(drawn);
};

describe('drawPicture', () => {
  it('gives a file that knows what it was made from', async () => {
    const file = splitPictureFile(await report(flow, () => Promise.resolve(golden.trim())));
    expect(file).toMatchObject({ made: fingerprint(flow, '12.3.0'), intact: true });
    expect(file.svg).toMatch(/^<svg .*<\/svg>$/);
  });

  it('names the line that mermaid cannot read, without the browser’s stack', async () => {
    // As page.evaluate() passes on what mermaid 12.3.0 throws.
    const message =
      "page.evaluate: Error: Parse error on line 2:\n  a -->\n-------^\nExpecting 'AMP', got 'EOF'\n    at Parser.parseError (mermaid.min.js:2140:20272)";
    expect(await report(graph, () => Promise.reject(new Error(message)))).toMatchInlineSnapshot(`
      "content/diagrams/x.mmd:2: mermaid cannot draw it: Parse error on line 2:
          a -->
        -------^
        Expecting 'AMP', got 'EOF'
        See https://mermaid.js.org/ for its language. [diagram/undrawable]"
    `);
  });

  it('says what was drawn instead of a step', async () => {
    const other = golden.trim().replace('③ 好了吗？', '③ 好了。');
    expect(await report(flow, () => Promise.resolve(other))).toMatchInlineSnapshot(`
      "content/flows/every/flow.yaml: mermaid cannot draw it: mermaid drew "③ 好了。" where step 3 is "③ 好了吗？".
        The text for mermaid is made by src/domain/flow/to-mermaid.ts. [diagram/undrawable]"
    `);
  });
});
