/** The token of each of a terminal's 16 colours; player/frame.css gives the terminal the same. */
const palette = [
  ...['terminal-edge', 'bad', 'ok', 'wait', 'host-1', 'mark', 'accent', 'terminal-ink'],
  ...['terminal-dim', 'host-6', 'host-3', 'host-5', 'host-1', 'host-4', 'accent', 'terminal-ink'],
];

/**
 * The attributes of a span that looks as its run did: colours as properties that runs.css takes up, the rest as
 * classes. Few runs are coloured; a rule for each colour would weigh on every chapter.
 *
 * @param style - As src/build/recordings/cell-style.ts writes it, such as `bold fg-2`.
 */
export function lookOf(style: string): { class?: string; style?: string } {
  const words = style.split(' ');
  const colours = words.flatMap((word) => {
    const [, ground, number] = /^([fb]g)-(\d+)$/.exec(word) ?? [];
    return number === undefined ? [] : [`--run-${ground}:var(--${palette[Number(number)]})`];
  });
  const classes = words.filter((word) => !/^[fb]g-/.test(word));
  return {
    ...(classes.length > 0 && { class: classes.join(' ') }),
    ...(colours.length > 0 && { style: colours.join(';') }),
  };
}
