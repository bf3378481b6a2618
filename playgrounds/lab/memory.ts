import type { Captured, Captures, CommandLine } from './scenario.ts';

/** What a scenario captured from outputs so far. */
export class Memory {
  #kept = new Map<string, string>();

  /** The captured texts, to be pasted where a command line has them; the longest first. */
  get texts(): string[] {
    return [...this.#kept.values()].sort((a, b) => b.length - a.length);
  }

  /** The command line with what was captured in its place. */
  fill(line: CommandLine): string {
    const captured: Captured = (name) => needed(this.#kept.get(name), `captured text "${name}"`);
    return typeof line === 'string' ? line : line(captured);
  }

  /** @throws When an output does not show what is to be captured. */
  keep(captures: Captures = {}, output: string, command: string): void {
    for (const [name, pattern] of Object.entries(captures)) {
      const match = pattern.exec(output);
      if (match === null)
        throw new Error(`${command}\n${output}shows nothing for "${name}": ${pattern}`);
      this.#kept.set(name, match[1] ?? match[0]);
    }
  }
}

/** @throws When the thing is not there, naming it. */
export function needed<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new Error(`There is no ${what}.`);
  return thing;
}
