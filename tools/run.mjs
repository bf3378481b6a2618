// @ts-check
// node tools/run.mjs <tool> …args: runs an installed tool with the Node of the project.
import { command, Problem } from './problem.mjs';
import { runTool } from './tool.mjs';

await command(async () => {
  const [tool, ...args] = process.argv.slice(2);
  if (tool === undefined) throw new Problem('Name a tool: node tools/run.mjs astro build');
  return (await runTool(tool, args)).code;
});
