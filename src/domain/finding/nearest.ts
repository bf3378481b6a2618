/**
 * The known name that is closest to a name that was not found, for a remedy such as `Nearest: "swarm/create/join".`
 * Names with slashes are compared as paths: a name that ends as the wrong one does is near wherever it lies.
 *
 * @returns undefined when nothing is near: more than a third of the longer name's characters would have to change
 *   (of the last part, in a path), or only the number behind a letter differs, and one number is as near as another.
 * @example nearest('swarm/pkj', ['swarm/pki', 'swarm/raft']) // 'swarm/pki'
 * @example nearest('/swarm/glossary/', ['/swarm/create/', '/appendix/glossary/']) // '/appendix/glossary/'
 * @example nearest('E999', ['E099']) // undefined
 */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const names = [...known];
  const last = lastPart(name);
  let best: string | undefined;
  let fewest = Infinity;
  for (const candidate of names) {
    const changes = editDistance(name, candidate);
    if (changes >= fewest || !isNear(name, candidate, changes)) continue;
    if (!isNear(last, lastPart(candidate), editDistance(last, lastPart(candidate)))) continue;
    if (differsByNumber(name, candidate)) continue;
    best = candidate;
    fewest = changes;
  }
  if (best !== undefined || !name.includes('/')) return best;
  const elsewhere = names.filter((candidate) => lastPart(candidate) === last);
  return elsewhere.length === 1 ? elsewhere[0] : undefined;
}

/**
 * What to do about a name that was not found: the nearest one, if any, and where such names stand.
 *
 * @param home - A sentence, such as `They live in content/flows/.`
 */
export function nearestRemedy(name: string, known: Iterable<string>, home: string): string {
  const near = nearest(name, known);
  return near === undefined ? home : `Nearest: "${near}". ${home}`;
}

function isNear(from: string, to: string, changes: number): boolean {
  return changes <= Math.max(1, Math.floor(Math.max(from.length, to.length) / 3));
}

/** `create` of `/swarm/create/`; the whole of a name without slashes. */
function lastPart(path: string): string {
  return path.replace(/\/+$/, '').replace(/^.*\//, '');
}

/** Whether both are the same letters and some number, as `E024` and `E025`. */
function differsByNumber(from: string, to: string): boolean {
  const form = /^(\p{L}+)\d+$/u;
  const letters = form.exec(from)?.[1];
  return letters !== undefined && letters === form.exec(to)?.[1];
}

/** How many characters to insert, delete, replace or swap with their neighbour to get from one to the other. */
export function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const replace = (previous[column - 1] ?? 0) + (isSame ? 0 : 1);
      const insert = (current[column - 1] ?? 0) + 1;
      const remove = (previous[column] ?? 0) + 1;
      const swap = isSwapped ? (before[column - 2] ?? Infinity) + 1 : Infinity;
      current.push(Math.min(replace, insert, remove, swap));
    }
    before = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
}
