import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { FormatError, formatFindings } from '../../domain/finding/finding.ts';
import type { TellingName } from '../../domain/flow/flow.ts';
import { diagramEntry, flowEntry } from '../../schemas/flow.ts';
import { fillAndWatch } from '../fill-and-watch.ts';
import {
  diagramsFolder,
  flowsFolder,
  readPictures,
  splitPictureFile,
  type Picture,
  type Pictures,
} from './pictures.ts';

/** The flows as a content collection: each flow.yaml with its committed pictures. */
export function flowsLoader(): Loader & { schema: typeof flowEntry } {
  return pictureLoader({
    name: 'flows',
    folder: flowsFolder,
    schema: flowEntry,
    entries: ({ flows, pictures }) =>
      flows.map(({ name, file, flow }) => {
        const drawn = (wanted: TellingName) =>
          pictures.find(({ sourceFile, telling }) => sourceFile === file && telling === wanted);
        const [real, notes] = [drawn('true'), drawn('notes')];
        const data = {
          ...flow,
          svg: real && committed(real),
          source: real?.text,
          notesSvg: notes && committed(notes),
          notesSource: notes?.text,
        };
        return { name, file, data };
      }),
  });
}

/** All other diagrams as a content collection: the mermaid text, its accTitle, and the committed picture. */
export function diagramsLoader(): Loader & { schema: typeof diagramEntry } {
  return pictureLoader({
    name: 'diagrams',
    folder: diagramsFolder,
    schema: diagramEntry,
    entries: ({ pictures }) =>
      pictures
        .filter(({ telling }) => telling === undefined)
        .map((picture) => {
          const { name, sourceFile: file, text: source } = picture;
          const title = /^\s*accTitle\s*:\s*(.+?)\s*$/m.exec(source)?.[1] ?? '';
          return { name, file, data: { title, source, svg: committed(picture) } };
        }),
  });
}

interface PictureLoader<Schema> {
  readonly name: string;
  /** From the repository root. */
  readonly folder: string;
  readonly schema: Schema;
  readonly entries: (
    read: Pictures,
  ) => readonly { name: string; file: string; data: Record<string, unknown> }[];
}

function pictureLoader<Schema extends typeof flowEntry | typeof diagramEntry>({
  name,
  folder,
  schema,
  entries,
}: PictureLoader<Schema>): Loader & { schema: Schema } {
  return {
    name,
    schema,
    load: (context) => fillAndWatch(context, folder, () => fill(context)),
  };

  async function fill(context: LoaderContext): Promise<void> {
    const { config, store } = context;
    const read = readPictures(fileURLToPath(config.root));
    const own = read.findings.filter(({ place }) => place.file.startsWith(`${folder}/`));
    if (own.length > 0) throw new Error(`\n${formatFindings(own)}`);
    const known = new Set<string>();
    for (const { name: id, file: filePath, data } of entries(read)) {
      known.add(id);
      const parsed = await context.parseData({ id, data, filePath });
      store.set({ id, data: parsed, digest: context.generateDigest(data), filePath });
    }
    for (const id of store.keys()) if (!known.has(id)) store.delete(id);
  }
}

/** The picture as it was committed. */
function committed(picture: Picture): string {
  if (picture.svg === undefined) throw missing(picture);
  return splitPictureFile(picture.svg).svg;
}

function missing({ sourceFile, svgFile }: Picture): FormatError {
  return new FormatError({
    id: 'diagram/missing',
    place: { file: sourceFile },
    message: `has no picture ${svgFile}.`,
    remedy: 'Run npm run diagrams.',
  });
}
