import type { Finding } from '../../domain/finding/finding.ts';
import type { Book } from './book.ts';
import type { Frontmatter } from './frontmatter.ts';

/** What a chapter must have before it is one. */
export const completenessProblems = {
  'chapter/no-goal': 'a chapter does not say what the reader can do at its end',
  'chapter/empty': 'a chapter says nothing',
} as const;

/** Chapters to look things up in; nobody reads them from end to end. */
const reference = 'appendix/';

/** Holds written chapters to a goal and a text: there are no stub pages. */
export function checkCompleteness(
  { chapters, planned }: Book,
  pages: readonly Frontmatter[],
): readonly Finding[] {
  return [
    ...pages.flatMap(({ chapter: { file, slug }, data }) => {
      if (!planned.has(slug) || slug.startsWith(reference) || data.goal !== undefined) return [];
      return {
        id: 'chapter/no-goal' satisfies keyof typeof completenessProblems,
        place: { file, line: 1 },
        message: 'the frontmatter has no goal.',
        remedy: 'Add “goal: 读完这一章，你能……”, one or two sentences that a reader can check.',
      };
    }),
    ...chapters.flatMap(({ file, tree }) => {
      const says = tree.children.some(
        ({ type }) =>
          !['heading', 'thematicBreak', 'definition', 'mdxFlowExpression'].includes(type),
      );
      if (says) return [];
      return {
        id: 'chapter/empty' satisfies keyof typeof completenessProblems,
        place: { file, line: 1 },
        message: 'the page has no text.',
        remedy: 'Write it, or delete the file: a planned chapter needs none.',
      };
    }),
  ];
}
