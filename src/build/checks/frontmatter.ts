import type { z } from 'astro/zod';
import type { Finding } from '../../domain/finding/finding.ts';
import { chapterFrontmatter, type ChapterFrontmatter } from '../../schemas/chapter.ts';
import type { ReadChapter } from './mdx.ts';
import { isProblem, readYaml, schemaProblems, type DataProblem } from './yaml-data.ts';

/** What can be wrong with the lines between the two `---` of a chapter. */
export const frontmatterProblems = {
  'chapter/frontmatter': 'the frontmatter is missing, not YAML or not of its schema',
} as const;

/** A chapter's frontmatter and where its parts stand. */
export interface Frontmatter {
  readonly chapter: ReadChapter;
  readonly data: ChapterFrontmatter;
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Reads a chapter's frontmatter; findings with the lines of the file when it is not of its schema. */
export function readFrontmatter(
  chapter: ReadChapter,
  schema: z.ZodType<ChapterFrontmatter> = chapterFrontmatter,
): Frontmatter | readonly Finding[] {
  const { file, frontmatter } = chapter;
  const finding = ({ line, message, remedy }: DataProblem): Finding => ({
    id: 'chapter/frontmatter',
    place: { file, line },
    message: `frontmatter: ${message}`,
    remedy,
  });
  if (frontmatter === undefined) {
    const message = 'the file does not begin with --- and the fields of a chapter.';
    const remedy = 'Begin with ---, title: …, description: …, ---.';
    return [finding({ line: 1, message, remedy })];
  }
  const read = readYaml(frontmatter, 1);
  if (isProblem(read)) return [finding(read)];
  const problems = schemaProblems(read, schema, 'src/schemas/chapter.ts');
  if (problems.length > 0) return problems.map(finding);
  return { chapter, data: schema.parse(read.value), lineOf: read.lineOf };
}
