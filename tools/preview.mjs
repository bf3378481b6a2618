// @ts-check
// npm run preview: serves what npm run build wrote, as npm start does.
import { readPort, requireFreePort } from './port.mjs';
import { command } from './problem.mjs';
import { showSite } from './show.mjs';

await command(async () => {
  const port = readPort('npm run preview');
  await requireFreePort(port, 'npm run preview');
  await showSite(port, 'npm run preview');
});
