import { posix } from 'node:path';
import type { Finding } from '../../domain/finding/finding.ts';
import { importsOf, type Import } from './imports.ts';
import type { SourceFile } from './source-file.ts';

/** What a room must not import; docs/architecture.md draws the lines that these hold. */
export const roomProblems = {
  'rooms/nothing-to-check': 'no source file was found, so nothing was checked',
  'rooms/domain-imports-package': 'the domain imports a package, Node or Astro',
  'rooms/domain-imports-room': 'the domain imports another room',
  'rooms/schemas-import': 'a schema imports something besides zod and the domain',
  'rooms/src-imports-playgrounds': 'src imports playgrounds or e2e',
  'rooms/playgrounds-import-src': 'playgrounds import something of src besides the domain',
  'rooms/e2e-imports-source': 'an e2e test imports the source instead of opening the site',
  'rooms/tools-import-package': 'a tool that runs before the installation imports a package',
  'rooms/config-imports': 'a configuration file of the root imports more than its one room',
  'rooms/build-imports-page': 'the build imports what belongs to pages or to readers',
  'rooms/browser-imports-room': 'browser imports another room',
  'rooms/components-import-room': 'a component imports a room besides the domain',
  'rooms/island-imports-island': 'an island imports another island',
  'rooms/island-imports-room': 'an island imports a room besides browser and domain',
  'rooms/page-imports-room': 'a route or an override imports a room it must not know',
  'rooms/heavy-library': 'a heavy library is imported past its one door',
  'rooms/relative-imports': 'a module that Node runs as it is imports by ~/ or without the ending',
  'rooms/opaque-import': 'an import() does not say what it imports',
} as const;
type RoomProblem = keyof typeof roomProblems;

/** A room, what it may import of ours, and what breaks when it imports more. */
interface Room {
  /** Prefixes of the files it holds. */
  readonly holds: readonly string[];
  /** Prefixes of our own files that it may import beside itself. */
  readonly may: readonly string[];
  readonly problem: RoomProblem;
  readonly remedy: string;
}

const rooms: readonly Room[] = [
  {
    holds: ['src/domain/'],
    may: [],
    problem: 'rooms/domain-imports-room',
    remedy: 'Pass what it needs as an argument, or move the thought into src/domain.',
  },
  {
    holds: ['src/schemas/'],
    may: ['src/domain/'],
    problem: 'rooms/schemas-import',
    remedy: 'A schema knows zod and the domain; the loader in src/build does the rest.',
  },
  {
    holds: ['src/build/'],
    may: ['src/domain/', 'src/schemas/', 'src/authoring.ts', 'tools/'],
    problem: 'rooms/build-imports-page',
    remedy: 'What both need goes down to src/domain.',
  },
  {
    holds: ['src/browser/'],
    may: [],
    problem: 'rooms/browser-imports-room',
    remedy: 'Take it as an argument; what islands share of the DOM knows packages only.',
  },
  {
    holds: ['src/components/'],
    may: ['src/domain/', 'src/styles/'],
    problem: 'rooms/components-import-room',
    remedy: 'Move it to src/domain, or read a collection.',
  },
  {
    holds: ['src/routes/', 'src/overrides/'],
    may: ['src/islands/', 'src/components/', 'src/domain/', 'src/styles/'],
    problem: 'rooms/page-imports-room',
    remedy: 'Routes and overrides know islands, components and the domain.',
  },
  {
    holds: ['playgrounds/'],
    may: ['src/domain/'],
    problem: 'rooms/playgrounds-import-src',
    remedy: 'Move what both need to src/domain.',
  },
  {
    holds: ['e2e/'],
    may: [],
    problem: 'rooms/e2e-imports-source',
    remedy: 'Open the page and look: e2e knows the built site over HTTP and nothing else.',
  },
  {
    holds: ['astro.config.mjs'],
    may: ['src/build/'],
    problem: 'rooms/config-imports',
    remedy: 'Give src/build a function that hands over what the configuration needs.',
  },
  {
    holds: ['content.config.ts'],
    may: ['src/collections'],
    problem: 'rooms/config-imports',
    remedy: "It is one line: export { collections } from './src/collections';",
  },
];

/** A heavy library, and the only files (or folders) through which it comes in. */
const doors: readonly { readonly library: RegExp; readonly open: readonly RegExp[] }[] = [
  { library: /^@xterm\/headless$/, open: [/^src\/build\/recordings\//, /\.test\.ts$/, /^e2e\//] },
  { library: /^@xterm\/(?!headless)/, open: [/^src\/browser\/terminal\.ts$/] },
  { library: /^@webcontainer\/api/, open: [/^src\/islands\/node-sandbox\/boot\.ts$/] },
  {
    library: /^mermaid(\/|$)/,
    open: [/^src\/build\/diagrams\//, /^src\/islands\/step-flow\/edit\.ts$/],
  },
];

/** Modules that Node runs as they are: it knows neither `~/` nor a name without its ending. */
const runByNode = /^(src\/(domain|schemas|build)|playgrounds|tools)\//;
/** Rooms where an `import()` of something unknown could cross every line. */
const noOpaqueImport = /^src\/(domain|schemas|browser|islands|components|routes|overrides)\//;

/** Holds every file to the import rules of its room. */
export function checkRooms(files: readonly SourceFile[]): readonly Finding[] {
  if (files.length === 0) {
    return [
      {
        id: 'rooms/nothing-to-check',
        place: { file: 'src' },
        message: 'no source file was found.',
        remedy: 'Run the check from the root of the repository.',
      },
    ];
  }
  return files.flatMap((source) =>
    importsOf(source).flatMap((each) => {
      const broken = brokenRule(source.file, each);
      if (!broken) return [];
      return {
        id: broken.problem,
        place: { file: source.file, line: each.line },
        message: `imports ${each.specifier === undefined ? 'something it works out while it runs' : `"${each.specifier}"`}: ${roomProblems[broken.problem]}.`,
        remedy: broken.remedy,
      };
    }),
  );
}

interface Broken {
  readonly problem: RoomProblem;
  readonly remedy: string;
}

function brokenRule(file: string, { specifier, dynamic }: Import): Broken | undefined {
  const isTest = file.endsWith('.test.ts');
  if (specifier === undefined) {
    if (isTest || !noOpaqueImport.test(file)) return undefined;
    return { problem: 'rooms/opaque-import', remedy: 'Write the module as a string.' };
  }
  const path = pathOf(file, specifier);
  if (path === undefined) return brokenByPackage(file, specifier, dynamic, isTest);
  return brokenByPath(file, path, isTest) ?? brokenBySpelling(file, specifier);
}

/** The imported file's path from the repository root; undefined for a package. */
function pathOf(file: string, specifier: string): string | undefined {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('~/')) return `src/${bare.slice(2)}`;
  if (bare.startsWith('/')) return bare.slice(1);
  if (!bare.startsWith('.')) return undefined;
  return posix.join(posix.dirname(file), bare);
}

function brokenByPackage(
  file: string,
  name: string,
  dynamic: boolean,
  isTest: boolean,
): Broken | undefined {
  if (file.startsWith('src/domain/') && !isTest) {
    return {
      problem: 'rooms/domain-imports-package',
      remedy: 'Take what it gives as an argument; time and randomness too.',
    };
  }
  if (file.startsWith('src/schemas/') && !isTest && name !== 'astro/zod') {
    return { problem: 'rooms/schemas-import', remedy: "Import { z } from 'astro/zod'." };
  }
  if (/^tools\/.*\.mjs$/.test(file) && !isTest && !dynamic && !name.startsWith('node:')) {
    return {
      problem: 'rooms/tools-import-package',
      remedy: 'Use what Node brings, or import() it after the installation.',
    };
  }
  const door = doors.find(({ library }) => library.test(name));
  if (!door || door.open.some((each) => each.test(file))) return undefined;
  return {
    problem: 'rooms/heavy-library',
    remedy: `Its door is ${door.open.map((each) => each.source.replace(/\\|\^|\$/g, '')).join(' or ')}.`,
  };
}

function brokenByPath(file: string, path: string, isTest: boolean): Broken | undefined {
  if (file.startsWith('src/') && /^(playgrounds|e2e)\//.test(path)) {
    return {
      problem: 'rooms/src-imports-playgrounds',
      remedy: 'Recordings and sandboxes reach the site as data: read a collection.',
    };
  }
  if (file.startsWith('src/islands/')) return brokenByIsland(file, path);
  if (file.startsWith('src/domain/') && isTest) return undefined;
  const room = rooms.find(({ holds }) => holds.some((prefix) => file.startsWith(prefix)));
  if (!room || [...room.holds, ...room.may].some((prefix) => path.startsWith(prefix))) {
    return undefined;
  }
  return room;
}

function brokenByIsland(file: string, path: string): Broken | undefined {
  const folder = (of: string) => of.split('/').slice(0, 3).join('/');
  if (folder(path) === folder(file) || /^src\/(browser|domain|styles)\//.test(path))
    return undefined;
  if (path.startsWith('src/islands/')) {
    return {
      problem: 'rooms/island-imports-island',
      remedy: 'What both need goes down to src/browser (DOM) or src/domain (thought).',
    };
  }
  return {
    problem: 'rooms/island-imports-room',
    remedy: 'Islands know their own folder, src/browser and src/domain.',
  };
}

function brokenBySpelling(file: string, specifier: string): Broken | undefined {
  if (!runByNode.test(file)) return undefined;
  if (specifier.startsWith('.') && /\.\w+$/.test(specifier.replace(/\?.*$/, ''))) return undefined;
  return {
    problem: 'rooms/relative-imports',
    remedy: 'Write a relative path with its ending, such as ../finding/finding.ts.',
  };
}
