import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoaderContext } from 'astro/loaders';

/**
 * Fills a collection, and in development again whenever something in its folder changes: what is wrong then is
 * told, and the site goes on with what it had.
 *
 * @param folder - From the repository root.
 * @throws What the first filling throws.
 */
export async function fillAndWatch(
  { config, logger, watcher }: LoaderContext,
  folder: string,
  fill: () => Promise<void>,
): Promise<void> {
  await fill();
  const watched = join(fileURLToPath(config.root), folder);
  watcher?.add(watched);
  watcher?.on('all', (_event, file) => {
    if (!file.startsWith(watched)) return;
    fill().catch((error: unknown) => {
      logger.error(error instanceof Error ? error.message : String(error));
    });
  });
}
