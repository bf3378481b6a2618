import { fileURLToPath } from 'node:url';
import type { CoverageReport } from '../../domain/book/coverage.ts';
import { formatFindings } from '../../domain/finding/finding.ts';
import { inspectEvidence, inspectSources } from './index.ts';

/** The coverage of the notes, one line each, and how much waits for which chapter. */
export function formatCoverage({ notes, total, unclaimed }: CoverageReport): string {
  const line = (name: string, { claimedLines, lines, share, claimedRows, rows }: typeof total) =>
    `  ${name}  ${(share * 100).toFixed(1).padStart(5)} %  ${claimedLines}/${lines} lines, ${claimedRows}/${rows} sections`;
  return [
    'Notes that chapters carry:',
    ...notes.map((each) => line(each.note.slice(0, 3), each)),
    line('all', total),
    ...(unclaimed.length === 0
      ? []
      : [
          'Sections that no chapter carries yet, by the chapter that owes them (--unclaimed names them):',
          ...wrapped(unclaimed.map(({ chapter, rows }) => `${chapter} ${rows.length}`)),
        ]),
  ].join('\n');
}

/** The unclaimed sections under the chapter that owes them. */
export function formatUnclaimed({ unclaimed }: CoverageReport): string {
  return unclaimed
    .flatMap(({ chapter, rows }) => [
      chapter,
      ...rows.map(({ id, heading }) => `  ${id}  ${heading}`),
    ])
    .join('\n');
}

function wrapped(words: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 96) lines.push(`  ${word}`);
    else lines[lines.length - 1] = `${last}, ${word}`;
  }
  return lines;
}

if (import.meta.main) {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const { findings: inSources, coverage } = inspectSources(root);
  const findings = [...inSources, ...(await inspectEvidence(root))];
  if (findings.length > 0) console.error(`${formatFindings(findings)}\n`);
  if (process.argv.includes('--unclaimed')) console.log(`${formatUnclaimed(coverage)}\n`);
  console.log(formatCoverage(coverage));
  console.log(
    findings.length === 0
      ? 'No findings.'
      : `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}.`,
  );
  process.exitCode = findings.length === 0 ? 0 : 1;
}
