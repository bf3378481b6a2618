// @ts-check
// npm run preview: serves what npm run build wrote, as npm start does.
import { readPort, requireFreePort } from './port.mjs';
import { command } from './problem.mjs';
import { showSite } from './show.mjs';

await command(async () => {
  const port = readPort();
  await requireFreePort(port);
  await showSite(port);
});
