import { presetNames } from './domain/redis-cluster/presets.ts';

/**
 * The book's vocabulary: what an author may write in a chapter, and the module behind each name.
 * Chapters import nothing; the Markdown plugin src/build/markdown/vocabulary.ts adds the one import that a
 * name needs. The check of chapters reads `references` and `props` to name what does not exist.
 */
export interface Word {
  /** The module to import: `~/…` for ours, a package path for Starlight's. */
  readonly from: string;
  /** The named export; the default export where there is none. */
  readonly name?: string;
  /** Props whose value is the id of something in a collection. */
  readonly references?: { readonly prop: string; readonly to: ReferenceTarget };
  /** A prop whose value is one of a few names that the code knows; it must be given. */
  readonly choice?: { readonly prop: string; readonly of: readonly string[]; readonly in: string };
  /** The props it takes; absent for Starlight's own components, which check theirs. */
  readonly props?: readonly string[];
}

/** The collections a component can refer to. */
export type ReferenceTarget =
  | 'recordings'
  | 'listings'
  | 'flows'
  | 'diagrams'
  | 'corrections'
  | 'glossary'
  | 'commands'
  | 'quizzes';

const starlight = (name: string): Word => ({ from: '@astrojs/starlight/components', name });

export const vocabulary: Readonly<Record<string, Word>> = {
  CommandReplay: {
    from: '~/islands/command-replay/CommandReplay.astro',
    references: { prop: 'recording', to: 'recordings' },
    props: ['recording'],
  },
  Listing: {
    from: '~/components/Listing.astro',
    references: { prop: 'file', to: 'listings' },
    props: ['file'],
  },
  StepFlow: {
    from: '~/islands/step-flow/StepFlow.astro',
    references: { prop: 'flow', to: 'flows' },
    props: ['flow'],
  },
  SlotCalculator: {
    from: '~/islands/slot-calculator/SlotCalculator.astro',
    choice: { prop: 'preset', of: presetNames, in: 'src/domain/redis-cluster/presets.ts' },
    props: ['preset'],
  },
  Diagram: {
    from: '~/components/Diagram.astro',
    references: { prop: 'name', to: 'diagrams' },
    props: ['name'],
  },
  Correction: {
    from: '~/components/Correction.astro',
    references: { prop: 'id', to: 'corrections' },
    props: ['id'],
  },
  Term: {
    from: '~/components/Term.astro',
    references: { prop: 'id', to: 'glossary' },
    props: ['id'],
  },
  Command: {
    from: '~/components/Command.astro',
    references: { prop: 'id', to: 'commands' },
    props: ['id'],
  },
  Quiz: {
    from: '~/islands/chapter-quiz/Quiz.astro',
    references: { prop: 'id', to: 'quizzes' },
    props: ['id'],
  },
  NotRecorded: { from: '~/components/NotRecorded.astro', props: ['reason'] },
  Danger: { from: '~/components/Danger.astro', props: ['title'] },
  Glossary: { from: '~/components/Glossary.astro', props: [] },
  CheatSheet: { from: '~/components/CheatSheet.astro', props: [] },
  CoverageTable: { from: '~/components/CoverageTable.astro', props: [] },
  PartGrid: { from: '~/components/landing/PartGrid.astro', props: [] },
  BookNumbers: { from: '~/components/landing/BookNumbers.astro', props: [] },
  LandingTop: {
    from: '~/components/landing/LandingTop.astro',
    props: ['title', 'lead', 'chapter', 'chapterLabel'],
  },
  LandingWays: { from: '~/components/landing/LandingWays.astro', props: [] },
  FlowList: { from: '~/components/FlowList.astro', props: [] },
  DiagramList: { from: '~/components/DiagramList.astro', props: [] },
  Steps: starlight('Steps'),
  Tabs: starlight('Tabs'),
  TabItem: starlight('TabItem'),
  Aside: starlight('Aside'),
  FileTree: starlight('FileTree'),
  Card: starlight('Card'),
  CardGrid: starlight('CardGrid'),
};

/** Names kept for widgets that later chapters bring; using one before it exists is an error. */
export const reserved: readonly string[] = ['NodeSandbox'];
