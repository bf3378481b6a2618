// @ts-check
// npm run fix: writes every file in the form that npm run check asks for, as far as a program can.
import { command } from './problem.mjs';
import { runTool } from './tool.mjs';

await command(async () => {
  // ESLint first: what it writes is formatted after it.
  const lint = await runTool('eslint', ['--fix', '--max-warnings', '0', '.']);
  const format = await runTool('prettier', ['--write', '--log-level', 'warn', '.']);
  return lint.code || format.code;
});
