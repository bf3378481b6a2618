// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { stripVTControlCharacters } from 'node:util';

/**
 * How a program ended.
 *
 * @typedef {object} Ending
 * @property {number} code - Its exit code; 128 and the signal's number when a signal ended it, 127 when it did not start.
 * @property {string} output - What it printed, both streams as they came, without colours; empty when it printed to our own.
 * @property {boolean} late - It was ended because its time was up.
 */

/**
 * Runs a program to its end. A signal to this process goes on to the program.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {object} options
 * @param {'show' | 'keep'} options.output - Show it as it comes, or keep it for the caller.
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {boolean} [options.shell] - Needed for npm on Windows, which is a batch file there.
 * @param {number | undefined} [options.limitMs] - End it after this time.
 * @returns {Promise<Ending>}
 */
export function run(program, args, { output, cwd, env, shell = false, limitMs }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: output === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell,
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
    });
    let kept = '';
    let late = false;
    /** @param {unknown} text */
    const keep = (text) => {
      kept += stripVTControlCharacters(String(text));
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    const stopForwarding = forwardSignals(child);
    const timer =
      limitMs === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            child.kill('SIGKILL');
          }, limitMs);
    /** @param {number} code */
    const end = (code) => {
      clearTimeout(timer);
      stopForwarding();
      resolve({ code, output: kept, late });
    };
    child.on('error', (error) => {
      kept += `${error.message}\n`;
      end(127);
    });
    // A grandchild may hold the pipes open after the time is up: then the exit is the end.
    child.on('exit', (code, signal) => {
      if (late) end(exitCode(code, signal));
    });
    child.on('close', (code, signal) => {
      end(exitCode(code, signal));
    });
  });
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCode(code, signal) {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

/** @param {import('node:child_process').ChildProcess} child */
function forwardSignals(child) {
  const names = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  /** @param {NodeJS.Signals} name */
  const forward = (name) => {
    // Ctrl+C reaches every process of the terminal by itself; a second one would make some tools quit hard.
    if (name !== 'SIGINT' || !process.stdin.isTTY) child.kill(name);
  };
  for (const name of names) process.on(name, forward);
  return () => {
    for (const name of names) process.off(name, forward);
  };
}
