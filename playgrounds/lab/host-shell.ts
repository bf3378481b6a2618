import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import type { HostName } from './addresses.ts';
import { plainText } from './plain-text.ts';
import { processTree } from './process-tree.ts';
import { pause, waitFor } from './run.ts';
import type { Answer } from './scenario.ts';
import { markingShell, shellMarks } from './shell-marks.ts';
import type { Keystroke } from './typing.ts';

/** A bash on a pseudo-terminal inside a host, and the one who types there. */
export class HostShell {
  readonly name: HostName;
  /** How wide its terminal is. */
  readonly cols: number;
  /** What the terminal shows; the prompt after a command always comes as one piece. */
  onOutput: (text: string) => void = () => {};
  /** The exit status of the last command. */
  status = 0;
  /** The prompt as it was last drawn. */
  prompt = '';
  #child: ChildProcessWithoutNullStreams;
  #promptsSeen = 0;
  #drawingPrompt = false;
  #sinceEnter = '';
  #sinceAnswer = '';
  #ended = false;

  /** @param enter - Gives the program that runs a command inside the host. */
  constructor(
    name: HostName,
    { cols, rows }: { cols: number; rows: number },
    enter: (name: HostName, command: readonly string[]) => [string, string[]],
  ) {
    this.name = name;
    this.cols = cols;
    // util-linux's script makes the terminal inside the host, so programs there find their tty.
    const inner = `stty cols ${cols} rows ${rows}; cd; exec bash --norc`;
    const script = ['script', '-qefE', 'always', '-c', inner, '/dev/null'];
    // A session of its own, so that whatever hangs in it is found and ended.
    this.#child = spawn(...enter(name, script), {
      env: { ...process.env, TERM: 'xterm-256color' },
      detached: true,
    });
    const marks = shellMarks();
    this.#child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      for (const piece of marks(chunk)) {
        if (piece.kind === 'text') this.#show(piece.text);
        else if (piece.kind === 'ended') this.#promptBegins(piece.status);
        else this.#promptStands();
      }
    });
    this.#child.stdin.on('error', () => {}); // EPIPE when the shell is gone: `exit` below tells.
    this.#child.on('exit', () => (this.#ended = true));
  }

  /** Waits for the first prompt on an empty screen. */
  async ready(): Promise<void> {
    this.#child.stdin.write(` ${markingShell}; clear\r`);
    await this.#wait('its first prompt', () => this.#promptsSeen > 0, 60_000);
  }

  /**
   * Types without Enter; gives back when the echo has had time to come.
   *
   * @param echo - What is typed, where it shows: its end is waited for, on a slow machine up to 5 s.
   */
  async type(keystrokes: readonly Keystroke[], echo = ''): Promise<void> {
    this.#sinceEnter = '';
    for (const { text, pauseMs } of keystrokes) {
      await pause(pauseMs);
      this.#child.stdin.write(text);
    }
    await pause(350);
    // What comes later would count as the command's output.
    const end = Date.now() + 5000;
    while (!unwrapped(this.#sinceEnter).endsWith(echo.slice(-8)) && Date.now() < end) {
      await pause(20);
    }
  }

  /**
   * Presses a key and waits for the next prompt, or for output that ends as told.
   *
   * @returns What was written since.
   * @throws When neither comes in time, or the prompt comes where a program was to go on.
   */
  async press(
    key: string,
    {
      withinMs,
      answers = [],
      until,
    }: { withinMs: number; answers?: readonly Answer[]; until?: RegExp | undefined },
  ): Promise<string> {
    const before = this.#promptsSeen;
    this.#sinceEnter = this.#sinceAnswer = '';
    this.#child.stdin.write(key);
    const waiting = [...answers];
    const answer = async () => {
      const [next] = waiting;
      if (next?.when.test(plainText(this.#sinceAnswer)) !== true) return;
      waiting.shift();
      this.#sinceAnswer = '';
      await pause(500);
      for (const letter of next.type) {
        this.#child.stdin.write(letter);
        await pause(60);
      }
      this.#child.stdin.write('\r');
    };
    const isBack = () => this.#promptsSeen > before;
    if (until === undefined) await this.#wait('the next prompt', isBack, withinMs, answer);
    else {
      const shown = () => plainText(this.#sinceEnter);
      await this.#wait(
        `output that ends in ${until}`,
        () => isBack() || until.test(shown()),
        withinMs,
        answer,
      );
      await this.#quiet(withinMs);
      if (isBack()) {
        throw new Error(
          `${shown()}\nThe prompt of ${this.name} is back; expected a program that shows ${until}.`,
        );
      }
    }
    return plainText(this.#sinceEnter).replace(/^\n/, '');
  }

  /** Ends the terminal and all that runs in it. */
  close(): void {
    this.onOutput = () => {};
    const { pid } = this.#child;
    if (this.#ended || pid === undefined) return;
    // That its terminal hangs up is not enough: a program may ignore it.
    for (const each of processTree(pid)) {
      try {
        process.kill(each, 'SIGKILL');
      } catch {
        // It ended by itself meanwhile.
      }
    }
  }

  /** Waits until nothing was written for a moment, but not longer than `withinMs`. */
  async #quiet(withinMs: number): Promise<void> {
    const end = Date.now() + withinMs;
    for (let length = -1; length !== this.#sinceEnter.length && Date.now() < end;) {
      length = this.#sinceEnter.length;
      await pause(300);
    }
  }

  #show(text: string): void {
    if (this.#drawingPrompt) {
      this.prompt += text;
      return;
    }
    this.#sinceEnter += text;
    this.#sinceAnswer += text;
    this.onOutput(text);
  }

  #promptBegins(status: number): void {
    this.status = status;
    this.prompt = '';
    this.#drawingPrompt = true;
  }

  #promptStands(): void {
    // readline draws the prompt anew when a typed line wraps: only one that follows a command counts.
    if (!this.#drawingPrompt) return;
    this.#drawingPrompt = false;
    this.onOutput(this.prompt);
    this.#promptsSeen++;
  }

  async #wait(
    what: string,
    isSo: () => boolean,
    withinMs: number,
    meanwhile?: () => Promise<void>,
  ) {
    const look = async () => {
      if (this.#ended) throw new Error(`The shell on ${this.name} is gone; waited for ${what}.`);
      await meanwhile?.();
      return isSo();
    };
    await waitFor(`${what} on ${this.name}`, look, { withinMs, everyMs: 5 });
  }
}

/** readline wraps a long typed line with " \r". */
function unwrapped(shown: string): string {
  return plainText(shown).replaceAll(/ ?\r/g, '');
}
