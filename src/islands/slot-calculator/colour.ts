/** How many masters have a colour of their own; the next ones get the same colours hatched. */
const colours = 6;

/**
 * The class that colours a master: `host-1` … `host-6`, hatched from the seventh on.
 *
 * @param place - Its place among all masters, 0 for the first.
 */
export function colourClass(place: number): string {
  if (place < 0) return 'nobody';
  const colour = `host-${(place % colours) + 1}`;
  return place < colours ? colour : `${colour} again`;
}
