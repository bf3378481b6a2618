import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { coverageLoader } from './build/book/coverage-loader.ts';
import { partsLoader } from './build/book/parts-loader.ts';
import { diagramsLoader, flowsLoader } from './build/diagrams/loader.ts';
import { listingsLoader } from './build/listings/loader.ts';
import { recordingsLoader } from './build/recordings/loader.ts';
import { chapterFields } from './schemas/chapter.ts';
import { command } from './schemas/command.ts';
import { correction } from './schemas/correction.ts';
import { term } from './schemas/glossary.ts';
import { note } from './schemas/note.ts';
import { quiz } from './schemas/quiz.ts';

/**
 * The book's content collections. Their strict schemas stand in src/schemas, one file each, because the
 * source checks read the same files outside Astro and hold them to the same shapes, with line numbers.
 */
export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: chapterFields }) }),
  /** Starlight's own words that its Chinese lacks. */
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
  parts: defineCollection({ loader: partsLoader() }),
  recordings: defineCollection({ loader: recordingsLoader() }),
  listings: defineCollection({ loader: listingsLoader() }),
  flows: defineCollection({ loader: flowsLoader() }),
  diagrams: defineCollection({ loader: diagramsLoader() }),
  corrections: defineCollection({
    loader: file('content/data/corrections.yaml'),
    schema: correction,
  }),
  glossary: defineCollection({ loader: file('content/data/glossary.yaml'), schema: term }),
  commands: defineCollection({ loader: file('content/data/commands.yaml'), schema: command }),
  quizzes: defineCollection({
    loader: glob({ base: 'content/quizzes', pattern: '**/*.yaml' }),
    schema: quiz,
  }),
  notes: defineCollection({ loader: file('content/data/notes.yaml'), schema: note }),
  coverage: defineCollection({ loader: coverageLoader() }),
};
