import type { IBufferCell } from '@xterm/headless';

/**
 * How a terminal cell looks, as classes: `bold`, `dim`, `italic`, `underline`, `inverse`, and `fg-0` … `fg-15`,
 * `bg-0` … `bg-15` for the 16 colours of a terminal. Finer colours become the nearest of the 16, so that the
 * page's palette holds in both themes and in print.
 */
export function styleOf(cell: IBufferCell): string {
  const classes: string[] = [];
  if (cell.isBold() !== 0) classes.push('bold');
  if (cell.isDim() !== 0) classes.push('dim');
  if (cell.isItalic() !== 0) classes.push('italic');
  if (cell.isUnderline() !== 0) classes.push('underline');
  if (cell.isInverse() !== 0) classes.push('inverse');
  if (!cell.isFgDefault()) {
    classes.push(`fg-${cell.isFgRGB() ? nearestOf16(cell.getFgColor()) : of16(cell.getFgColor())}`);
  }
  if (!cell.isBgDefault()) {
    classes.push(`bg-${cell.isBgRGB() ? nearestOf16(cell.getBgColor()) : of16(cell.getBgColor())}`);
  }
  return classes.join(' ');
}

/** The 16 colours as xterm has them, 0xRRGGBB. */
const palette = [
  0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f,
  0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
] as const;

/** A colour of the palette of 256: the 16 themselves, a cube of 6 × 6 × 6, and 24 greys. */
function of16(index: number): number {
  if (index < 16) return index;
  if (index >= 232) {
    const grey = 8 + 10 * (index - 232);
    return nearestOf16((grey << 16) | (grey << 8) | grey);
  }
  const level = (step: number): number => (step === 0 ? 0 : 55 + 40 * step);
  const cube = index - 16;
  const [red, green, blue] = [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map(level);
  return nearestOf16(((red ?? 0) << 16) | ((green ?? 0) << 8) | (blue ?? 0));
}

function nearestOf16(colour: number): number {
  const distances = palette.map((candidate) =>
    [16, 8, 0].reduce((sum, shift) => {
      const difference = ((candidate >> shift) & 0xff) - ((colour >> shift) & 0xff);
      return sum + difference * difference;
    }, 0),
  );
  return distances.indexOf(Math.min(...distances));
}
