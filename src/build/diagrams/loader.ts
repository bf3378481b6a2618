import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { FormatError, formatFindings } from '../../domain/finding/finding.ts';
import { diagramEntry, flowEntry } from '../../schemas/flow.ts';
import {
  diagramsFolder,
  flowsFolder,
  readPictures,
  splitPictureFile,
  type Picture,
} from './pictures.ts';

/** The flows as a content collection: each flow.yaml with its committed picture. */
export function flowsLoader(): Loader & { schema: typeof flowEntry } {
  return pictureLoader({
    name: 'flows',
    folder: flowsFolder,
    schema: flowEntry,
    dataOf: ({ flow }, svg) => flow && { ...flow, svg },
  });
}

/** All other diagrams as a content collection: the mermaid text, its accTitle, and the committed picture. */
export function diagramsLoader(): Loader & { schema: typeof diagramEntry } {
  return pictureLoader({
    name: 'diagrams',
    folder: diagramsFolder,
    schema: diagramEntry,
    dataOf: ({ flow, text }, svg) => {
      const title = /^\s*accTitle\s*:\s*(.+?)\s*$/m.exec(text)?.[1] ?? '';
      return flow ? undefined : { title, source: text, svg };
    },
  });
}

interface PictureLoader<Schema> {
  readonly name: string;
  /** From the repository root. */
  readonly folder: string;
  readonly schema: Schema;
  /** The entry of a picture, undefined for one of the other collection. */
  readonly dataOf: (picture: Picture, svg: string) => Record<string, unknown> | undefined;
}

function pictureLoader<Schema extends typeof flowEntry | typeof diagramEntry>({
  name,
  folder,
  schema,
  dataOf,
}: PictureLoader<Schema>): Loader & { schema: Schema } {
  return {
    name,
    schema,
    load: async (context) => {
      await fill(context);
      const watched = path.join(fileURLToPath(context.config.root), folder);
      context.watcher?.add(watched);
      context.watcher?.on('all', (_event, file) => {
        if (!file.startsWith(watched)) return;
        fill(context).catch((error: unknown) => {
          context.logger.error(error instanceof Error ? error.message : String(error));
        });
      });
    },
  };

  async function fill(context: LoaderContext): Promise<void> {
    const { config, store } = context;
    const { pictures, findings } = readPictures(fileURLToPath(config.root));
    const own = findings.filter(({ place }) => place.file.startsWith(`${folder}/`));
    if (own.length > 0) throw new Error(`\n${formatFindings(own)}`);
    const known = new Set<string>();
    for (const picture of pictures) {
      const data = dataOf(picture, splitPictureFile(picture.svg ?? '').svg);
      if (!data) continue;
      if (picture.svg === undefined) throw missing(picture);
      const id = picture.name;
      known.add(id);
      const parsed = await context.parseData({ id, data, filePath: picture.sourceFile });
      store.set({
        id,
        data: parsed,
        digest: context.generateDigest(data),
        filePath: picture.sourceFile,
      });
    }
    for (const id of store.keys()) if (!known.has(id)) store.delete(id);
  }
}

function missing({ sourceFile, svgFile }: Picture): FormatError {
  return new FormatError({
    id: 'diagram/missing',
    place: { file: sourceFile },
    message: `has no picture ${svgFile}.`,
    remedy: 'Run npm run diagrams.',
  });
}
