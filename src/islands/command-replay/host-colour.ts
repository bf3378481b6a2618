/**
 * The class that gives a host its colour: docker1 … docker6 have one each, the same everywhere in the book;
 * any other machine, such as the registry, has the seventh.
 */
export function hostColour(host: string): string {
  const number = /^docker([1-6])$/.exec(host)?.[1];
  return number === undefined ? 'host-other' : `host-${number}`;
}
