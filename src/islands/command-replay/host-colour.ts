// Written out: what no script names is cut from the style sheets.
const colours = [
  'var(--host-1)',
  'var(--host-2)',
  'var(--host-3)',
  'var(--host-4)',
  'var(--host-5)',
  'var(--host-6)',
] as const;

/** The colour of the first, the second … of some things of a kind; the seventh has the first's again. */
export function colourOfPlace(index: number): string {
  return colours[index % colours.length] ?? colours[0];
}

/**
 * A host's colour: docker1 … docker6 have one each, the same everywhere in the book; any other machine, such as
 * the registry, has the seventh.
 *
 * @returns A CSS value, for the variable `--host` of whatever shows the host.
 */
export function hostColour(host: string): string {
  const number = /^docker([1-6])$/.exec(host)?.[1];
  return number === undefined ? 'var(--mark)' : colourOfPlace(Number(number) - 1);
}
