import { z } from 'astro/zod';
import type { Finding } from '../../domain/finding/finding.ts';
import { nearest, nearestRemedy } from '../../domain/finding/nearest.ts';
import { command, type Command } from '../../schemas/command.ts';
import { correction, type Correction } from '../../schemas/correction.ts';
import { term, type Term } from '../../schemas/glossary.ts';
import { note, type Note } from '../../schemas/note.ts';
import { partsFile } from '../../schemas/parts.ts';
import { quiz, type Quiz } from '../../schemas/quiz.ts';
import type { SourceFile } from './source-file.ts';
import { spellingFile } from './spelling.ts';
import { isProblem, readYaml, schemaProblems, type PlacedData } from './yaml-data.ts';

/** What can be wrong with the files of content/data and content/quizzes. */
export const dataProblems = {
  'data/missing': 'a file that the book is made from is not there',
  'data/invalid': 'a file of data is not YAML or not of its schema',
  'data/duplicate-id': 'two entries of one file share an id',
} as const;
type DataProblemId = keyof typeof dataProblems;

/** A file of data that is of its schema. */
export interface DataFile<Value> extends PlacedData {
  readonly file: string;
  readonly value: Value;
}

/** The data of the book that could be read; what could not is undefined and has findings. */
export interface BookData {
  readonly parts: DataFile<z.infer<typeof partsFile>> | undefined;
  readonly corrections: DataFile<Correction[]> | undefined;
  readonly glossary: DataFile<Term[]> | undefined;
  readonly commands: DataFile<Command[]> | undefined;
  /** By the chapter's slug. */
  readonly quizzes: ReadonlyMap<string, DataFile<Quiz>>;
  readonly notes: DataFile<Note[]> | undefined;
  readonly spelling: DataFile<z.infer<typeof spellingFile>> | undefined;
  readonly findings: readonly Finding[];
}

/** Reads every file of data and holds it to its schema, whose file remedies name. */
export function readData(files: readonly SourceFile[]): BookData {
  const findings: Finding[] = [];
  const read = <Value>({ file, text }: SourceFile, schema: z.ZodType<Value>, home: string) => {
    const result = readDataFile(file, text, schema, home);
    if ('value' in result) return result;
    findings.push(...result);
    return undefined;
  };
  const one = <Value>(file: string, schema: z.ZodType<Value>, home: string) => {
    const source = files.find((each) => each.file === file);
    if (source) return read(source, schema, home);
    findings.push({
      id: 'data/missing',
      place: { file },
      message: 'the file is not there.',
      remedy: 'Restore it from the history of the repository.',
    });
    return undefined;
  };
  const data = {
    parts: one('content/data/chapters.yaml', partsFile, 'src/schemas/parts.ts'),
    corrections: one(
      'content/data/corrections.yaml',
      z.array(correction),
      'src/schemas/correction.ts',
    ),
    glossary: one('content/data/glossary.yaml', z.array(term), 'src/schemas/glossary.ts'),
    commands: one('content/data/commands.yaml', z.array(command), 'src/schemas/command.ts'),
    notes: one('content/data/notes.yaml', z.array(note), 'src/schemas/note.ts'),
    spelling: one('content/data/spelling.yaml', spellingFile, 'src/build/checks/spelling.ts'),
    quizzes: new Map(
      files.flatMap((source) => {
        const slug = /^content\/quizzes\/(.+)\.yaml$/.exec(source.file)?.[1];
        const file = slug === undefined ? undefined : read(source, quiz, 'src/schemas/quiz.ts');
        return slug === undefined || !file ? [] : [[slug, file] as const];
      }),
    ),
  };
  findings.push(...duplicates(data));
  return { ...data, findings };
}

function readDataFile<Value>(
  file: string,
  text: string,
  schema: z.ZodType<Value>,
  home: string,
): DataFile<Value> | readonly Finding[] {
  const data = readYaml(text);
  const problems = isProblem(data) ? [data] : schemaProblems(data, schema, home);
  if (isProblem(data) || problems.length > 0) {
    return problems.map(({ line, message, remedy }) => ({
      id: 'data/invalid',
      place: { file, line },
      message,
      remedy,
    }));
  }
  return { file, value: schema.parse(data.value), lineOf: data.lineOf };
}

type Data = Omit<BookData, 'findings'>;

function duplicates({
  parts,
  corrections,
  glossary,
  commands,
  notes,
  quizzes,
}: Data): readonly Finding[] {
  return [
    ...twice(corrections, (value) => value.map(({ id }, index) => [id, [index, 'id']])),
    ...twice(glossary, (value) => value.map(({ id }, index) => [id, [index, 'id']])),
    ...twice(commands, (value) => value.map(({ id }, index) => [id, [index, 'id']])),
    ...twice(notes, (value) => value.map(({ id }, index) => [id, [index, 'id']])),
    ...twice(parts, ({ parts }) =>
      parts.flatMap(({ slug, chapters }, part) => [
        [slug, ['parts', part, 'slug']] as const,
        ...chapters.map(
          (each, index) => [each.slug, ['parts', part, 'chapters', index, 'slug']] as const,
        ),
      ]),
    ),
    ...[...quizzes.values()].flatMap((each) =>
      twice(each, ({ questions }) =>
        questions.map(({ id }, index) => [id, ['questions', index, 'id']]),
      ),
    ),
  ];
}

type Placed = readonly [id: string, path: readonly PropertyKey[]];

function twice<Value>(
  data: DataFile<Value> | undefined,
  ids: (value: Value) => readonly Placed[],
): readonly Finding[] {
  if (!data) return [];
  const first = new Map<string, number>();
  return ids(data.value).flatMap(([id, path]) => {
    const line = data.lineOf(path);
    const before = first.get(id);
    first.set(id, before ?? line);
    if (before === undefined) return [];
    return found(
      'data/duplicate-id',
      data.file,
      line,
      `"${id}" stands already in line ${before}.`,
      'Give each entry an id of its own.',
    );
  });
}

function found(
  id: DataProblemId | 'chapter/unknown' | 'term/unknown',
  file: string,
  line: number,
  message: string,
  remedy: string,
): Finding {
  return { id, place: { file, line }, message, remedy };
}

/** Checks what the files of data say of each other: terms of terms, and chapters by the list of chapters. */
export function checkData(
  { corrections, glossary, commands, quizzes }: Data,
  planned: ReadonlySet<string>,
): readonly Finding[] {
  const terms = new Set(glossary?.value.map(({ id }) => id));
  const chapter = (file: string, line: number, slug: string | undefined) =>
    slug === undefined ? [] : unknownChapter(file, line, slug, planned);
  return [
    ...(glossary?.value ?? []).flatMap((entry, index) => [
      ...chapter(glossary?.file ?? '', glossary?.lineOf([index, 'chapter']) ?? 1, entry.chapter),
      ...entry.see.flatMap((id, at) => {
        if (terms.has(id) || !glossary) return [];
        const near = nearest(id, terms);
        return found(
          'term/unknown',
          glossary.file,
          glossary.lineOf([index, 'see', at]),
          `term "${entry.id}" says see "${id}", which the glossary does not have.`,
          near === undefined ? 'Add the term, or remove it here.' : `Nearest: "${near}".`,
        );
      }),
    ]),
    ...(corrections?.value ?? []).flatMap((entry, index) =>
      chapter(corrections?.file ?? '', corrections?.lineOf([index, 'chapter']) ?? 1, entry.chapter),
    ),
    ...(commands?.value ?? []).flatMap((entry, index) =>
      chapter(commands?.file ?? '', commands?.lineOf([index, 'chapter']) ?? 1, entry.chapter),
    ),
    ...[...quizzes].flatMap(([slug, { file }]) => chapter(file, 1, slug)),
  ];
}

/** The finding of data that names a chapter the list of chapters does not have; none where there is no list. */
export function unknownChapter(
  file: string,
  line: number,
  slug: string,
  planned: ReadonlySet<string>,
): readonly Finding[] {
  if (planned.has(slug) || planned.size === 0) return [];
  const message = `"${slug}" is no chapter of the book.`;
  const remedy = nearestRemedy(slug, planned, 'They are listed in content/data/chapters.yaml.');
  return [found('chapter/unknown', file, line, message, remedy)];
}
