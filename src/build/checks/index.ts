import { coverageReport, type CoverageReport } from '../../domain/book/coverage.ts';
import type { Finding } from '../../domain/finding/finding.ts';
import type { DataPath } from '../../domain/flow/check-flow.ts';
import { mermaidVersion } from '../diagrams/mermaid-version.ts';
import { readPictures, type Pictures } from '../diagrams/pictures.ts';
import { readRecordingFiles } from '../recordings/read.ts';
import { checkChapterLinks } from './chapter-links.ts';
import { checkChapters } from './chapters.ts';
import { checkCitations } from './citations.ts';
import { checkCompleteness } from './completeness.ts';
import { checkCoverage, checkCoverageTable, claimsOf } from './coverage.ts';
import { checkData } from './data.ts';
import { checkDiagrams } from './diagrams.ts';
import { checkFlowReferences, checkTaughtFlows } from './flow-references.ts';
import { checkMarkup } from './markup.ts';
import { checkPrivacy } from './privacy.ts';
import { readProjectFiles } from './project-files.ts';
import { proseOf, proseOfData, proseOfFrontmatter, type Prose } from './prose.ts';
import { coveragePath, readBook, type BookFiles } from './read-book.ts';
import { examineRecordings } from './recordings.ts';
import { checkRooms } from './rooms.ts';
import { checkText } from './terms.ts';

export { inspectEvidence } from './evidence.ts';
export { checkPages } from './pages.ts';

/** What the source checks say of a repository. */
export interface SourceReport {
  readonly findings: readonly Finding[];
  /** What the chapters carry of the notes. */
  readonly coverage: CoverageReport;
}

/** Runs every check that needs nothing but the source, and reports on coverage. */
export function inspectSources(root: string): SourceReport {
  const files = readProjectFiles(root);
  const read = readBook(files);
  const { book, data, pages } = read;
  const pictures = readPictures(root);
  const texts = allProse(read, pictures);
  const { recordings, findings: ofRecordings } = examineRecordings(readRecordingFiles(root));
  return {
    findings: [
      ...files.findings,
      ...read.findings,
      ...checkRooms(files.texts.filter(({ file }) => /\.(m?[jt]s|astro)$/.test(file))),
      ...checkData(data, book.planned),
      ...checkChapters(book),
      ...checkMarkup(book),
      ...checkCompleteness(book, pages),
      ...checkChapterLinks(book),
      ...checkCoverage(book.coverage, pages),
      ...checkCoverageTable(
        book.coverage.rows,
        coveragePath,
        book.planned,
        data.notes && new Set(data.notes.value.map(({ file }) => file)),
      ),
      ...checkFlowReferences(files.texts, book),
      ...checkTaughtFlows(data.parts, book.ids.flows),
      ...checkDiagrams(pictures, mermaidVersion(root)),
      ...ofRecordings,
      ...checkCitations(
        texts,
        new Map(recordings.map(({ manifest }) => [manifest.id, manifest.commands.length])),
        book.ids.recordings ?? new Set(),
      ),
      ...checkText(texts, data.spelling?.value ?? []),
      ...checkPrivacy(files.texts, root),
    ],
    coverage: coverageReport(book.coverage.rows, claimsOf(pages)),
  };
}

/** Runs every check that needs nothing but the source. */
export function checkSources(root: string): readonly Finding[] {
  return inspectSources(root).findings;
}

/** Fields of the files of data that readers see as running text. A correction's claim is in the notes' words. */
const spokenFields = new Set(
  'title summary does meaning zh ask text why explain answer steps truth see accDescr label explanation shows'.split(
    ' ',
  ),
);

function allProse({ book, data, pages }: BookFiles, { flows }: Pictures): readonly Prose[] {
  const files = [
    data.parts,
    data.corrections,
    data.glossary,
    data.commands,
    ...data.quizzes.values(),
  ];
  return [
    ...book.chapters.flatMap(proseOf),
    ...pages.flatMap(proseOfFrontmatter),
    ...files.flatMap((each) => (each ? proseOfData(each, spokenFields) : [])),
    ...flows.flatMap(({ file, flow, lineOf }) =>
      proseOfData(
        { file, value: flow, lineOf: (path) => lineOf(path as DataPath) ?? 1 },
        spokenFields,
      ),
    ),
  ];
}
