// @ts-check
// npm run check: sources and references, all that can be told without building the site.
import { requireNode } from './node.mjs';
import { command } from './problem.mjs';
import { runStages, sourceStages } from './stages.mjs';
import { sum } from './tally.mjs';
import { findTool } from './tool.mjs';

await command(async () => {
  requireNode();
  findTool('astro');
  const tallies = await runStages(sourceStages, { atOnce: 2, tell: true });
  return sum(tallies).failed > 0 ? 1 : 0;
});
