// @ts-check

/** What went wrong and the remedy, for the person at the terminal: printed as it is, without a stack. */
export class Problem extends Error {
  /**
   * @param {string} message - What is there, what was expected, and the remedy.
   * @param {{ cause?: unknown }} [options]
   */
  constructor(message, options) {
    super(message, options);
    this.name = 'Problem';
    // Where it was thrown helps nobody mend it; a runner that catches it would print that, too.
    this.stack = `Problem: ${message}`;
  }
}

/**
 * Runs the body of a command and sets the exit code of the process.
 *
 * @param {() => Promise<number | void> | number | void} body - Gives the exit code; nothing means 0.
 *   A Problem it throws is printed and gives 1. Anything else it throws is a bug and keeps its stack.
 */
export async function command(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
