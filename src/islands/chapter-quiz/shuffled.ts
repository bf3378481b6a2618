/**
 * The same items in another order, always the same one for the same items, so that a page does not change
 * from build to build. Never the given order when there are two different items or more.
 */
export function shuffled<Item extends string>(items: readonly Item[]): Item[] {
  const result = [...items].sort((a, b) => spread(a) - spread(b));
  return result.every((item, index) => item === items[index]) ? [...items].reverse() : result;
}

/** FNV-1a over the string's code units: close strings get distant numbers. */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}
