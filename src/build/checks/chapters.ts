import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { reserved, vocabulary, type ReferenceTarget, type Word } from '../../authoring.ts';
import type { Finding } from '../../domain/finding/finding.ts';
import { nearest, nearestRemedy } from '../../domain/finding/nearest.ts';
import type { Book } from './book.ts';
import { attribute, tagsOf, type ReadChapter, type Tag } from './mdx.ts';

/** What can be wrong with the components of a chapter and with what they refer to. */
export const chapterProblems = {
  'chapter/imports-nothing': 'a chapter imports or exports',
  'chapter/unlisted': 'a chapter is missing from the list of chapters, and so from the sidebar',
  'chapter/none': 'no chapter was found, so nothing was checked',
  'component/unknown': 'a component is not in the vocabulary',
  'component/reserved': 'a component is kept for later',
  'component/attribute':
    'a component lacks an attribute, has an unknown one, or one that is no string',
  'component/choice': 'an attribute has a value that is none of the few it can have',
  'recording/unknown': 'no recording has this id',
  'listing/unknown': 'no file of playgrounds/projects has this path',
  'flow/unknown': 'no flow has this name',
  'diagram/unknown': 'no diagram has this name',
  'correction/unknown': 'no correction has this id',
  'correction/not-citable': 'the correction is not proven well enough to stand in a chapter',
  'term/unknown': 'the glossary has no such term',
  'command/unknown': 'the list of commands has no such command',
  'quiz/unknown': 'no quiz has this id',
} as const;
type ChapterProblem = keyof typeof chapterProblems;

/** The words of the book; given by tests in place of src/authoring.ts. */
export interface Vocabulary {
  readonly words: Readonly<Record<string, Word>>;
  readonly reserved: readonly string[];
}

interface Target {
  readonly problem: ChapterProblem;
  readonly names: string;
  readonly home: string;
}

const targets: Readonly<Record<ReferenceTarget, Target>> = {
  recordings: {
    problem: 'recording/unknown',
    names: 'recording',
    home: 'They live in playgrounds/recordings/.',
  },
  listings: {
    problem: 'listing/unknown',
    names: 'file',
    home: 'They live in playgrounds/projects/.',
  },
  flows: { problem: 'flow/unknown', names: 'flow', home: 'They live in content/flows/.' },
  diagrams: {
    problem: 'diagram/unknown',
    names: 'diagram',
    home: 'They live in content/diagrams/.',
  },
  corrections: {
    problem: 'correction/unknown',
    names: 'correction',
    home: 'They stand in content/data/corrections.yaml.',
  },
  glossary: {
    problem: 'term/unknown',
    names: 'term',
    home: 'They stand in content/data/glossary.yaml.',
  },
  commands: {
    problem: 'command/unknown',
    names: 'command',
    home: 'They stand in content/data/commands.yaml.',
  },
  quizzes: { problem: 'quiz/unknown', names: 'quiz', home: 'They live in content/quizzes/.' },
};

/** Holds every chapter to the vocabulary, and every reference in it to what exists. */
export function checkChapters(
  book: Book,
  authors: Vocabulary = { words: vocabulary, reserved },
): readonly Finding[] {
  if (book.chapters.length === 0) {
    return [
      {
        id: 'chapter/none',
        place: { file: 'content/docs' },
        message: 'no chapter was found.',
        remedy: 'Run the check from the root of the repository.',
      },
    ];
  }
  return book.chapters.flatMap((chapter) => [
    ...unlisted(chapter, book),
    ...modulesIn(chapter),
    ...tagsOf(chapter.tree).flatMap((tag) => checkTag(tag, chapter, book, authors)),
  ]);
}

/** The finding of a node of a chapter. */
function at(
  { file }: ReadChapter,
  node: { position?: Root['position'] },
  id: ChapterProblem,
  message: string,
  remedy: string,
): Finding {
  return { id, place: { file, line: node.position?.start.line }, message, remedy };
}

/** The first page and the page for lost readers are no chapters. */
function unlisted({ file, slug }: ReadChapter, { planned }: Book): readonly Finding[] {
  if (slug === '' || slug === '404' || planned.has(slug) || planned.size === 0) return [];
  const near = nearest(slug, planned);
  return [
    {
      id: 'chapter/unlisted',
      place: { file, line: 1 },
      message: `content/data/chapters.yaml does not list "${slug}", so no sidebar shows it.`,
      remedy:
        near === undefined ? 'Add it to its part.' : `Add it to its part. Nearest: "${near}".`,
    },
  ];
}

function modulesIn(chapter: ReadChapter): readonly Finding[] {
  const findings: Finding[] = [];
  const report = (node: { position?: Root['position'] }, what: string) => {
    const remedy = 'Remove it: src/authoring.ts gives every component its module.';
    findings.push(at(chapter, node, 'chapter/imports-nothing', `the chapter ${what}.`, remedy));
  };
  visit(chapter.tree, (node) => {
    if (node.type === 'mdxjsEsm') {
      report(node, `has "${node.value.split('\n')[0] ?? ''}"; chapters import and export nothing`);
    }
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      if (/\bimport\s*\(/.test(node.value)) report(node, 'imports in an expression');
    }
  });
  return findings;
}

function checkTag(
  tag: Tag,
  chapter: ReadChapter,
  book: Book,
  authors: Vocabulary,
): readonly Finding[] {
  // A lower-case name is HTML; a tag without a name is a fragment.
  if (tag.name === null || /^[a-z]/.test(tag.name)) return [];
  const name = tag.name;
  if (authors.reserved.includes(name)) {
    const message = `<${name}> is a name kept for later and does nothing yet.`;
    const remedy = 'Leave it out until the component exists.';
    return [at(chapter, tag, 'component/reserved', message, remedy)];
  }
  const word = Object.hasOwn(authors.words, name) ? authors.words[name] : undefined;
  if (!word) {
    const near = nearest(name, Object.keys(authors.words));
    const message = `<${name}> is no component of the book.`;
    const remedy =
      near === undefined ? 'The names stand in src/authoring.ts.' : `Nearest: <${near}>.`;
    return [at(chapter, tag, 'component/unknown', message, remedy)];
  }
  return [
    ...checkAttributes(tag, name, word, chapter),
    ...checkChoice(tag, name, word, chapter),
    ...checkReference(tag, name, word, chapter, book),
  ];
}

function checkAttributes(
  tag: Tag,
  name: string,
  { props }: Word,
  chapter: ReadChapter,
): readonly Finding[] {
  if (!props) return [];
  return tag.attributes.flatMap((each) => {
    if (each.type === 'mdxJsxExpressionAttribute') {
      const message = `<${name}> takes its attributes from an expression, {${each.value}}.`;
      return at(chapter, each, 'component/attribute', message, 'Write each attribute as name="…".');
    }
    if (props.includes(each.name)) return [];
    const near = nearest(each.name, props);
    return at(
      chapter,
      each,
      'component/attribute',
      `<${name}> has no attribute "${each.name}".`,
      near === undefined
        ? `It takes ${props.length === 0 ? 'none' : props.join(', ')}.`
        : `Nearest: "${near}".`,
    );
  });
}

function checkChoice(
  tag: Tag,
  name: string,
  { choice }: Word,
  chapter: ReadChapter,
): readonly Finding[] {
  if (!choice) return [];
  const { prop, of: known, in: home } = choice;
  const value = attribute(tag, prop);
  if (typeof value === 'string' && known.includes(value)) return [];
  const near = typeof value === 'string' ? nearest(value, known) : undefined;
  const remedy =
    near === undefined ? `It can be ${known.join(', ')} (${home}).` : `Nearest: "${near}".`;
  if (typeof value === 'string') {
    const message = `<${name} ${prop}="${value}"> is none of its choices.`;
    return [at(chapter, tag, 'component/choice', message, remedy)];
  }
  return [
    at(chapter, tag, 'component/attribute', `<${name}> needs ${prop}="…", a string.`, remedy),
  ];
}

function checkReference(
  tag: Tag,
  name: string,
  { references }: Word,
  chapter: ReadChapter,
  book: Book,
): readonly Finding[] {
  if (!references) return [];
  const { prop, to } = references;
  const target = targets[to];
  const value = attribute(tag, prop);
  if (typeof value !== 'string') {
    const written = tag.attributes.find((each) => 'name' in each && each.name === prop);
    return [
      at(
        chapter,
        written ?? tag,
        'component/attribute',
        written === undefined
          ? `<${name}> lacks ${prop}="…".`
          : `<${name}> needs a string for ${prop}, such as ${prop}="…".`,
        `Name a ${target.names}. ${target.home}`,
      ),
    ];
  }
  const known = book.ids[to];
  if (known && !known.has(value)) {
    return [
      at(
        chapter,
        tag,
        target.problem,
        `<${name} ${prop}="${value}"> names no ${target.names}.`,
        nearestRemedy(value, known, target.home),
      ),
    ];
  }
  const reason = to === 'corrections' ? book.notCitable.get(value) : undefined;
  if (reason === undefined) return [];
  return [
    at(
      chapter,
      tag,
      'correction/not-citable',
      `correction ${value} must not be cited yet: ${reason}`,
      'Find a source and set "citable: yes" in content/data/corrections.yaml, or leave it out.',
    ),
  ];
}
