/** What goes to the terminal at once, after a pause. */
export interface Keystroke {
  readonly text: string;
  readonly pauseMs: number;
}

const meanPauseMs = 55;

/**
 * How a person types a line: a key after the other with uneven pauses, a little longer before an
 * option; text that came from an earlier output is pasted. The same line is always typed the same way.
 *
 * @param pasted - Texts that are pasted in one go where they stand in the line.
 */
export function keystrokesOf(line: string, pasted: readonly string[] = []): Keystroke[] {
  const keystrokes: Keystroke[] = [];
  let seed = line.length;
  const uneven = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return 0.5 + seed / 2 ** 31;
  };
  for (let at = 0; at < line.length;) {
    const paste = pasted.find((text) => text !== '' && line.startsWith(text, at));
    const text = paste ?? String.fromCodePoint(line.codePointAt(at) ?? 0);
    const slow = paste !== undefined ? 8 : line[at - 1] === ' ' ? 1.6 : 1;
    keystrokes.push({ text, pauseMs: Math.round(meanPauseMs * slow * uneven()) });
    at += text.length;
  }
  return keystrokes;
}

/**
 * What keys send to the terminal.
 *
 * @param keys - Names as people write them, with a space between: `C-c`, `C-p C-q`, `q`.
 * @returns One text for each key.
 * @throws When a name is neither Ctrl with a letter nor one character.
 */
export function textsOfKeys(keys: string): string[] {
  return keys.split(' ').map((key) => {
    const control = /^C-([a-z])$/.exec(key)?.[1];
    if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) - 96);
    if ([...key].length === 1) return key;
    throw new Error(`${key} is no key. There are C-a to C-z and single characters such as q.`);
  });
}
