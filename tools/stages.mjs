// @ts-check
import { runTool } from './tool.mjs';
import { Problem } from './problem.mjs';
import { sumLine } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * How a stage ended.
 *
 * @typedef {object} Outcome
 * @property {Tally} tally
 * @property {string} output - What it printed.
 */

/**
 * One step of the gate.
 *
 * @typedef {object} Stage
 * @property {string} name
 * @property {() => Promise<Outcome>} run
 * @property {readonly string[]} [after] - Stages of the same list that must have ended, well or not.
 * @property {boolean} [tells] - Its output is worth reading when it passes, too.
 */

/**
 * Sources and references: all that can be checked without building the site.
 *
 * @type {readonly Stage[]}
 */
export const sourceStages = [
  // Writes the types of the collections, which types and lint need.
  toolStage('content', ['astro', 'sync', '--silent']),
  toolStage('format', ['prettier', '--check', '--log-level', 'warn', '.']),
  { ...toolStage('sources', ['node', 'src/build/checks/cli.ts']), tells: true },
  { ...toolStage('types', astroCheck()), after: ['content'] },
  toolStage('types of src/domain', ['tsc', '-p', 'src/domain/tsconfig.json']),
  { ...toolStage('lint', ['eslint', '--max-warnings', '0', '.']), after: ['content'] },
];

/**
 * A stage that is one program: it passes or fails as a whole.
 *
 * @param {string} name
 * @param {readonly [string, ...string[]]} command
 * @param {readonly string[]} [within] - A program that runs it, see runTool.
 * @returns {Stage}
 */
export function toolStage(name, [tool, ...args], within = []) {
  return {
    name,
    run: async () => {
      const { code, output } = await runTool(tool, args, { output: 'keep', within });
      return {
        tally: { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 },
        output,
      };
    },
  };
}

/**
 * Runs stages, each as soon as those before it have ended, and prints a line for each that ends.
 *
 * @param {readonly Stage[]} stages - In the order in which they are begun.
 * @param {object} options
 * @param {number} options.atOnce - How many run side by side.
 * @param {boolean} [options.tell] - Print what the stages that tell have printed.
 * @returns {Promise<Tally[]>} In the order of the stages.
 */
export async function runStages(stages, { atOnce, tell = false }) {
  /** @type {Map<string, Promise<Tally>>} */
  const begun = new Map();
  const waiting = [...stages];
  const lane = async () => {
    for (let stage = waiting.shift(); stage !== undefined; stage = waiting.shift()) {
      const { after = [] } = stage;
      // Begun earlier by the order of the list, so no lane waits for one that never comes.
      const before = after.flatMap((name) => begun.get(name) ?? []);
      const ending = Promise.all(before).then(() => timed(stage, tell));
      begun.set(stage.name, ending);
      await ending;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return Promise.all(begun.values());
}

/**
 * @param {Stage} stage
 * @param {boolean} tell
 */
async function timed(stage, tell) {
  const started = Date.now();
  const { tally, output } = await stage.run().catch(asOutcome);
  console.log(stageLine(stage.name, tally, Date.now() - started));
  const isShown = tally.failed > 0 || (tell && stage.tells === true);
  if (isShown && output.trim() !== '') console.log(`${output.trim()}\n`);
  return tally;
}

/**
 * A tool that is missing fails its stage; the others can still tell something.
 *
 * @param {unknown} error
 * @returns {Outcome}
 */
function asOutcome(error) {
  if (!(error instanceof Problem)) throw error;
  return { tally: { passed: 0, failed: 1, skipped: 0 }, output: error.message };
}

/**
 * @param {string} name
 * @param {Tally} tally
 * @param {number} tookMs
 */
function stageLine(name, tally, tookMs) {
  const { passed, failed, skipped } = tally;
  const word = failed > 0 ? 'FAIL' : passed > 0 ? 'ok' : 'skip';
  const time = `${(tookMs / 1000).toFixed(1)} s`;
  const isRunner = passed + failed + skipped > 1;
  const counts = isRunner ? `  ${sumLine([tally])}` : '';
  return `${word.padEnd(5)}${name.padEnd(21)}${time.padStart(7)}${counts}`;
}

/** @returns {[string, ...string[]]} */
function astroCheck() {
  const levels = ['--minimumSeverity', 'warning', '--minimumFailingSeverity', 'warning'];
  return ['astro', 'check', '--noSync', ...levels];
}
