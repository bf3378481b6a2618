// @ts-check
// npm test: the whole gate. Its last line sums up every runner; a stage that is one program counts as one test.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { run } from './child.mjs';
import { ensureInstalled } from './install.mjs';
import { projectRoot } from './node.mjs';
import { command } from './problem.mjs';
import { runStages, sourceStages, toolStage } from './stages.mjs';
import { readReport, sum, sumLine, tallyPlaywright, tallyVitest } from './tally.mjs';
import { runTool } from './tool.mjs';

/** @typedef {import('./stages.mjs').Stage} Stage */

const results = join(projectRoot, 'test-results');

/** @type {Stage} */
const unit = {
  name: 'unit',
  run: async () => {
    const report = join(results, 'unit.json');
    const reporters = ['--reporter=minimal', '--reporter=json', `--outputFile.json=${report}`];
    const args = ['run', '--allowOnly=false', ...reporters];
    const { code, output } = await runTool('vitest', args, { output: 'keep' });
    const read = /** @type {import('./tally.mjs').VitestReport | undefined} */ (readReport(report));
    return { tally: tallyVitest(read, code), output };
  },
};

/**
 * The build, in a network namespace without any interface up where this machine can make one: a build that
 * asks the network for anything fails there.
 *
 * @returns {Promise<Stage>}
 */
async function buildStage() {
  const command = /** @type {const} */ (['astro', 'build']);
  for (const within of [
    ['unshare', '--map-root-user', '--net'],
    ['unshare', '--net'],
  ]) {
    const [program = '', ...args] = within;
    const { code } = await run(program, [...args, 'true'], { output: 'keep' });
    if (code === 0) return toolStage('build without network', command, within);
  }
  return toolStage('build', command);
}

/** @type {Stage} */
const endToEnd = {
  name: 'e2e',
  run: async () => {
    const report = join(results, 'e2e.json');
    const env = { BROWSER_PATH: await ensureBrowser() };
    const args = ['test', '--forbid-only'];
    const { code, output } = await runTool('playwright', args, { output: 'keep', env });
    const read = /** @type {import('./tally.mjs').PlaywrightReport | undefined} */ (
      readReport(report)
    );
    return { tally: tallyPlaywright(read, code), output };
  },
};

/** @type {Stage} */
const endToEndWithoutSite = {
  name: 'e2e',
  run: () => Promise.resolve({ tally: { passed: 0, failed: 0, skipped: 1 }, output: '' }),
};

await command(async () => {
  await ensureInstalled();
  // Neither an old report nor what an earlier build kept may speak for this one.
  for (const folder of [
    results,
    join(projectRoot, 'dist'),
    join(projectRoot, 'node_modules/.astro'),
  ]) {
    rmSync(folder, { recursive: true, force: true });
  }
  mkdirSync(results);

  const sources = await runStages(sourceStages, { atOnce: 2 });
  const units = await runStages([unit], { atOnce: 1 });
  const built = await runStages([await buildStage()], { atOnce: 1 });
  const isBuilt = sum(built).failed === 0;
  const pages = await runStages([isBuilt ? endToEnd : endToEndWithoutSite], { atOnce: 1 });

  for (const file of readdirOrNone(join(results, 'told'))) {
    console.log(`\n${readFileSync(join(results, 'told', file), 'utf8').trimEnd()}`);
  }
  const tallies = [...sources, ...units, ...built, ...pages];
  console.log(`\n${sumLine(tallies)}`);
  return sum(tallies).failed > 0 ? 1 : 0;
});

/**
 * What tests want told even when they pass, such as the table of weights: files in test-results/told.
 *
 * @param {string} folder
 */
function readdirOrNone(folder) {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
