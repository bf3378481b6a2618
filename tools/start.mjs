// @ts-check
// npm start: installs what is missing, builds the site, serves it.
import { ensureInstalled } from './install.mjs';
import { requireNode } from './node.mjs';
import { readPort, requireFreePort } from './port.mjs';
import { command } from './problem.mjs';
import { showSite } from './show.mjs';
import { runTool } from './tool.mjs';

await command(async () => {
  requireNode();
  const port = readPort('npm start');
  await requireFreePort(port, 'npm start');
  await ensureInstalled();
  const { code } = await runTool('astro', ['build']);
  if (code !== 0) return code;
  await showSite(port, 'npm start');
  return 0;
});
