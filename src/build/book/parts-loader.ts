import type { Loader } from 'astro/loaders';
import { fileURLToPath } from 'node:url';
import { orderedPart } from '../../schemas/parts.ts';
import { partsPath, readParts } from './parts.ts';

/** The collection `parts`: one entry a part, `order` counts from 0 in reading order. */
export function partsLoader(): Loader & { schema: typeof orderedPart } {
  return {
    name: 'parts',
    schema: orderedPart,
    load: async ({ config, parseData, store, watcher }) => {
      const load = async () => {
        store.clear();
        for (const [order, entry] of readParts(fileURLToPath(config.root)).entries()) {
          const data = await parseData({ id: entry.slug, data: { ...entry, order } });
          store.set({ id: entry.slug, data });
        }
      };
      await load();
      watcher?.on('change', (path) => {
        if (path.endsWith(partsPath)) void load();
      });
    },
  };
}
