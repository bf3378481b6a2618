import { createRequire } from 'node:module';
import type { Cast } from '../../domain/asciicast/cast.ts';
import type { RecordedCommand } from '../../schemas/recording.ts';
import { styleOf } from './cell-style.ts';

/** What one command left on the terminal, as it stood at its end. */
export interface TranscriptCommand {
  readonly host: string;
  readonly command: string;
  readonly narration: string;
  readonly exitStatus: number | null;
  readonly lines: readonly TranscriptLine[];
}
/** One line of output; a line that the terminal had to wrap is one line here. */
export type TranscriptLine = readonly Run[];
/** Text of one look. `style` is a list of classes such as `bold fg-2`; absent for plain text. */
export interface Run {
  readonly text: string;
  readonly style?: string | undefined;
}

/**
 * The output of every command, read off a terminal that has been given the recording: carriage returns,
 * progress bars and cleared lines are what they came to. The echo of the command and the prompt after it are
 * left out.
 *
 * @param commands - All commands of the session in order of time; those of other hosts get no lines from here.
 * @param casts - The recording of each host, by its name.
 */
export async function transcriptOf(
  commands: readonly RecordedCommand[],
  casts: ReadonlyMap<string, Cast>,
): Promise<readonly TranscriptCommand[]> {
  const lines = new Map<RecordedCommand, readonly TranscriptLine[]>();
  for (const [host, cast] of casts) {
    const own = commands.filter((command) => command.host === host);
    const outputs = await outputsOf(own, cast);
    for (const [index, command] of own.entries()) lines.set(command, outputs[index] ?? []);
  }
  return commands.map((command) => ({
    host: command.host,
    command: command.command,
    narration: command.narration,
    exitStatus: command.exitStatus,
    lines: lines.get(command) ?? [],
  }));
}

// The package is CommonJS and Vite, which reads the content configuration, takes it for a module and stops at
// `exports`. Import it plainly once @xterm/headless ships a module (6.0.0 names one that is not in the package).
const headless = createRequire(import.meta.url)(
  '@xterm/headless',
) as typeof import('@xterm/headless');
type Terminal = InstanceType<typeof headless.Terminal>;

/** A long session scrolls far; every line of a command must still be there at its end. */
const scrollback = 100_000;

async function outputsOf(
  commands: readonly RecordedCommand[],
  cast: Cast,
): Promise<readonly (readonly TranscriptLine[])[]> {
  const { cols, rows } = cast;
  const terminal = new headless.Terminal({ cols, rows, scrollback, allowProposedApi: true });
  const outputs: (readonly TranscriptLine[])[] = [];
  let shown = 0;
  const showUntil = async (isLater: (at: number) => boolean): Promise<void> => {
    let text = '';
    for (; shown < cast.events.length; shown++) {
      const event = cast.events[shown];
      if (event === undefined || isLater(event.at)) break;
      if (event.kind === 'output') text += event.data;
    }
    await new Promise<void>((resolve) => terminal.write(text, resolve));
  };
  for (const [index, command] of commands.entries()) {
    await showUntil((at) => at >= command.typedSeconds);
    const screen = terminal.buffer.active.type;
    const prompt = textBeforeCursor(terminal);
    const echo = terminal.registerMarker(0);
    const end = endOf(command, commands[index + 1], cast);
    await showUntil((at) => at >= end);
    // A cleared or switched screen takes the echo with it: what stands there now is all output.
    const isGone = echo === undefined || echo.isDisposed || terminal.buffer.active.type !== screen;
    const from = isGone ? 0 : lineAfterEcho(terminal, echo.line, command.command);
    outputs.push(readLines(terminal, from, prompt));
    echo?.dispose();
  }
  terminal.dispose();
  return outputs;
}

/**
 * The moment at which a command's output is complete. `endSeconds` may be rounded and the prompt come a hair
 * later, but nothing of the next command may be seen.
 */
function endOf(command: RecordedCommand, next: RecordedCommand | undefined, cast: Cast): number {
  const marker = cast.markers.find(({ at }) => at > command.startSeconds);
  const rounded = 0.06;
  return Math.min(
    command.endSeconds + rounded,
    marker?.at ?? Infinity,
    next?.typedSeconds ?? Infinity,
  );
}

function textBeforeCursor(terminal: Terminal): string {
  const buffer = terminal.buffer.active;
  const line = buffer.getLine(buffer.baseY + buffer.cursorY);
  return line?.translateToString(false, 0, buffer.cursorX) ?? '';
}

/** The first line that is not the typed command: it may be wrapped, and have several lines itself. */
function lineAfterEcho(terminal: Terminal, echo: number, command: string): number {
  let line = echo;
  for (let typed = command.split('\n').length; typed > 0; typed--) {
    do line++;
    while (terminal.buffer.active.getLine(line)?.isWrapped === true);
  }
  return line;
}

function readLines(terminal: Terminal, from: number, prompt: string): readonly TranscriptLine[] {
  const buffer = terminal.buffer.active;
  const last = buffer.baseY + buffer.cursorY;
  const promptLength = promptAtEndOf(textBeforeCursor(terminal), prompt);
  const lines: Run[][] = [];
  for (let index = from; index <= last; index++) {
    const row = buffer.getLine(index);
    if (row === undefined) break;
    const end = index === last ? buffer.cursorX - promptLength : terminal.cols;
    const isContinued = buffer.getLine(index + 1)?.isWrapped === true;
    const runs = readRow(row, end);
    if (row.isWrapped && lines.length > 0) lines.at(-1)?.push(...runs);
    else lines.push(runs);
    if (!isContinued) lines.push(joined(lines.pop() ?? []));
  }
  while (lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

/** How many characters before the cursor are the next prompt: the same as before, or one of another program. */
function promptAtEndOf(text: string, prompt: string): number {
  if (prompt !== '' && text.endsWith(prompt)) return prompt.length;
  return /^\S.*[#$>%] $/.test(text) ? text.length : 0;
}

type Row = NonNullable<ReturnType<Terminal['buffer']['active']['getLine']>>;

function readRow(row: Row, end: number): Run[] {
  const runs: Run[] = [];
  for (let column = 0; column < end; column++) {
    const cell = row.getCell(column);
    // The second half of a wide character has no width of its own.
    if (cell === undefined || cell.getWidth() === 0) continue;
    const style = styleOf(cell);
    runs.push({ text: cell.getChars() || ' ', ...(style === '' ? {} : { style }) });
  }
  return runs;
}

/** The same line in as few runs as it has looks, without the blanks that fill a terminal's line. */
function joined(cells: readonly Run[]): Run[] {
  const runs: { text: string; style?: string }[] = [];
  for (const { text, style } of cells) {
    const last = runs.at(-1);
    if (last !== undefined && last.style === style) last.text += text;
    else runs.push({ text, ...(style === undefined ? {} : { style }) });
  }
  const last = runs.at(-1);
  if (last !== undefined && !/\b(bg-|inverse|underline)/.test(last.style ?? '')) {
    last.text = last.text.trimEnd();
    if (last.text === '') runs.pop();
  }
  return runs;
}
