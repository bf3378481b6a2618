/**
 * The known name that is closest to a name that was not found, for a remedy such as `Nearest: "swarm/create/join".`
 *
 * @returns undefined when nothing is near: more than half of the longer name's characters would have to change.
 */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let fewest = Infinity;
  for (const candidate of known) {
    const changes = editDistance(name, candidate);
    if (changes < fewest && changes <= Math.max(name.length, candidate.length) / 2) {
      best = candidate;
      fewest = changes;
    }
  }
  return best;
}

/** The Levenshtein distance: how many characters to insert, delete or replace to get from one to the other. */
export function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replace = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const insert = (current[column - 1] ?? 0) + 1;
      const remove = (previous[column] ?? 0) + 1;
      current.push(Math.min(replace, insert, remove));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
