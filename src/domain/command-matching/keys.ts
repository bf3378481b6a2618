/** Tells whether a step of a session is keys to press in a program that runs, such as `<C-c>`. */
export function isKeys(command: string): boolean {
  return /^<.+>$/.test(command);
}

/**
 * What the keys of a step send to a terminal: `<C-p C-q>` is two control characters.
 *
 * @returns An empty text for what is no key of ours.
 */
export function sentByKeys(command: string): string {
  const names = /^<(.+)>$/.exec(command)?.[1]?.split(' ') ?? [];
  return names
    .map((name) => {
      const letter = /^C-([a-z])$/.exec(name)?.[1];
      return letter === undefined ? name : String.fromCharCode(letter.charCodeAt(0) - 96);
    })
    .join('');
}

/** Keys as a reader knows them: `Ctrl-P Ctrl-Q`. */
export function keysForReader(command: string): string {
  return command
    .replace(/^<(.+)>$/, '$1')
    .replaceAll(/C-([a-z])/g, (_, letter: string) => `Ctrl-${letter.toUpperCase()}`);
}
