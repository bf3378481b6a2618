// @ts-check
import { join } from 'node:path';
import { projectRoot } from './node.mjs';
import { readBase, serve } from './server.mjs';

/**
 * Serves the built site and prints its address, until Ctrl+C.
 *
 * @param {number} port
 * @param {string} command - What the person typed, for the remedy when the port is in use.
 */
export async function showSite(port, command) {
  const base = readBase();
  const server = await serve({ folder: join(projectRoot, 'dist'), base, port, command });
  console.log(`The book is open at http://localhost:${String(port)}${base} (Ctrl+C closes it).`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      server.close();
      // A browser keeps its connections; without this they keep the process.
      server.closeAllConnections();
    });
  }
}
