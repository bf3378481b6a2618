/** A piece of what a shell writes, cut at the marks that tell where commands end. */
export type ShellPiece =
  | { readonly kind: 'text'; readonly text: string } // To be shown.
  | { readonly kind: 'ended'; readonly status: number } // A command ended; its prompt follows.
  | { readonly kind: 'prompt' }; // The prompt is drawn: one may type.

/**
 * The line that makes a bash tell where commands end: OSC 133;D with the status before the prompt,
 * OSC 133;B after it. Bracketed paste is off, since its switches would stand in every recording.
 *
 * @see https://gitlab.freedesktop.org/Per_Bothner/specifications/blob/master/proposals/semantic-prompts.md
 */
export const markingShell = [
  "bind 'set enable-bracketed-paste off'",
  String.raw`PROMPT_COMMAND='printf "\033]133;D;%s\007" $?'`,
  String.raw`PS1='[\u@\h \W]\$ \[\033]133;B\007\]'`,
  'HISTCONTROL=ignorespace',
].join('; ');

// busybox's shell asks where the cursor is (CSI 6n); a recording must not ask its reader's terminal.
// eslint-disable-next-line no-control-regex -- Terminal sequences are control characters.
const sequence = /\x1b\]133;(?:D;(?<status>\d+)|B)\x07|\x1b\[6n/;
// eslint-disable-next-line no-control-regex -- As above: what may be the beginning of a sequence.
const beginning = /\x1b(?:\](?:1(?:3(?:3(?:;[^\x07]{0,8})?)?)?)?|\[6?)?$/;

/**
 * Cuts a shell's output at its marks and takes the marks out.
 *
 * @returns A function that takes the output chunk by chunk; a mark may be split between chunks.
 */
export function shellMarks(): (chunk: string) => ShellPiece[] {
  let rest = '';
  return (chunk) => {
    const pieces: ShellPiece[] = [];
    const show = (text: string) => {
      if (text !== '') pieces.push({ kind: 'text', text });
    };
    rest += chunk;
    for (let match = sequence.exec(rest); match !== null; match = sequence.exec(rest)) {
      show(rest.slice(0, match.index));
      rest = rest.slice(match.index + match[0].length);
      const status = match.groups?.['status'];
      if (status !== undefined) pieces.push({ kind: 'ended', status: Number(status) });
      else if (match[0].startsWith('\x1b]')) pieces.push({ kind: 'prompt' });
    }
    const held = beginning.exec(rest)?.index ?? rest.length;
    show(rest.slice(0, held));
    rest = rest.slice(held);
    return pieces;
  };
}
