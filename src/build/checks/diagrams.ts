import type { Finding } from '../../domain/finding/finding.ts';
import { fingerprint, splitPictureFile, type Pictures } from '../diagrams/pictures.ts';
import { flowFileFindings } from '../diagrams/read-flow.ts';

/** What can be wrong with flows, diagrams and their pictures. */
export const diagramProblems = {
  ...flowFileFindings,
  'diagram/missing': 'A flow or diagram has no picture.',
  'diagram/stale': 'A picture was made from another source, theme or version of mermaid.',
  'diagram/edited': 'A picture was changed by hand.',
  'diagram/orphan': 'A picture has no source.',
  'diagram/undrawable': 'Mermaid cannot draw a diagram (found by npm run diagrams).',
  'diagram/untitled': 'A diagram has no accTitle or no accDescr.',
} as const;

const redraw = 'Run npm run diagrams, look at the picture, and commit it with its source.';

/**
 * Holds the committed pictures to their sources. Needs no browser: a picture carries the fingerprint of what
 * it was made from.
 */
export function checkDiagrams(read: Pictures, mermaidVersion: string): readonly Finding[] {
  const findings: Finding[] = [...read.findings];
  const report = (
    id: keyof typeof diagramProblems,
    place: Finding['place'],
    message: string,
    remedy = redraw,
  ): void => {
    findings.push({ id, place, message, remedy });
  };
  for (const picture of read.pictures) {
    const { sourceFile, svgFile, svg, text, telling } = picture;
    if (!telling) {
      for (const word of ['accTitle', 'accDescr'].filter((each) => !declares(text, each))) {
        report(
          'diagram/untitled',
          { file: sourceFile, line: 1 },
          `no ${word}: who does not see the picture learns nothing from it.`,
          `Add a line "${word}: …" below the first.`,
        );
      }
    }
    if (svg === undefined) {
      report('diagram/missing', { file: sourceFile }, `has no picture ${svgFile}.`);
      continue;
    }
    const { made, intact } = splitPictureFile(svg);
    if (made !== fingerprint(picture, mermaidVersion)) {
      report(
        'diagram/stale',
        { file: svgFile, line: 1 },
        `was not made from the present ${sourceFile} with mermaid ${mermaidVersion}.`,
      );
    } else if (!intact) {
      report('diagram/edited', { file: svgFile, line: 2 }, 'is not as it was made.');
    }
  }
  for (const file of read.orphans) {
    report(
      'diagram/orphan',
      { file },
      'is a picture without a source.',
      'Delete it, or bring back its source.',
    );
  }
  return findings;
}

function declares(text: string, word: string): boolean {
  return new RegExp(`^[ \\t]*${word}[ \\t]*(:[ \\t]*\\S|\\{)`, 'm').test(text);
}
