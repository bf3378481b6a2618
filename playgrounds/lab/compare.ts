import { maskLine } from './masks.ts';

/** A command and what its host showed. */
export interface ShownCommand {
  readonly host: string;
  readonly command: string;
  readonly narration: string;
  readonly exitStatus: number | null;
  readonly lines: readonly string[];
}

/** What may differ in the output of one step besides what is masked anyway. */
export interface Allowance {
  readonly varies?: RegExp;
  readonly anyOrder?: boolean;
}

/**
 * Where a session played again differs from its recording, after masking, in words for a contributor;
 * one text for each command that differs.
 *
 * @param allowances - One for each recorded command.
 */
export function differences(
  recorded: readonly ShownCommand[],
  again: readonly ShownCommand[],
  allowances: readonly Allowance[] = [],
): string[] {
  const found: string[] = [];
  for (let index = 0; index < Math.max(recorded.length, again.length); index++) {
    const [old, now] = [recorded[index], again[index]];
    const about = old ?? now;
    if (about === undefined) break;
    const notes =
      old === undefined
        ? ['is not in the recording']
        : now === undefined
          ? ['is only in the recording']
          : compareCommand(old, now, allowances[index] ?? {});
    if (notes.length > 0) {
      found.push([`${index + 1}. ${about.host}$ ${about.command}`, ...notes].join('\n   '));
    }
  }
  return found;
}

function compareCommand(old: ShownCommand, now: ShownCommand, { varies, anyOrder }: Allowance) {
  const notes: string[] = [];
  const typed = ({ host, command }: ShownCommand) => maskLine(`${host}$ ${command}`, varies);
  if (typed(old) !== typed(now)) notes.push(`the scenario now has: ${now.host}$ ${now.command}`);
  if (old.narration !== now.narration) notes.push(`the scenario now says: ${now.narration}`);
  if (old.exitStatus !== now.exitStatus) {
    notes.push(`exit status ${now.exitStatus}, recorded ${old.exitStatus}`);
  }
  const masked = ({ lines }: ShownCommand) => {
    const shown = lines.map((line) => maskLine(line, varies));
    return anyOrder === true ? shown.sort() : shown;
  };
  return [...notes, ...lineDifferences(masked(old), masked(now))];
}

/** `- ` what only the recording has, `+ ` what only the new run has; lines that agree are left out. */
function lineDifferences(old: readonly string[], now: readonly string[]): string[] {
  // common[i][j]: how many lines old from i and now from j have in common, in order.
  const common = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const same = old[i] === now[j];
      const row = common[i];
      if (row) row[j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const result: string[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      i++;
      j++;
    } else if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      result.push(`- ${old[i++]}`);
    } else result.push(`+ ${now[j++]}`);
  }
  return result;
}
