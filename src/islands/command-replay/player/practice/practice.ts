import { required } from '~/browser/required.ts';
import { keysIn } from '~/domain/command-line/line-editor.ts';
import type { Key } from '~/domain/command-line/line-editor.ts';
import { plainText } from '~/domain/command-line/columns.ts';
import { complete } from '~/domain/command-matching/complete.ts';
import { judge } from '~/domain/command-matching/judge.ts';
import { isKeys, sentByKeys } from '~/domain/command-matching/keys.ts';
import type { Session, SessionCommand } from '~/domain/replay/session.ts';
import { toPlayed } from '~/domain/replay/time-line.ts';
import type { TimeLine, TimedOutput } from '~/domain/replay/time-line.ts';
import type { Screens } from '../screens.ts';
import { hintFor } from './hint.ts';
import { practiceWords as words, tellVerdict } from './messages.ts';
import { PracticeSource } from './practice-source.ts';
import { keepProgress, readProgress } from './progress.ts';
import { Prompt } from './prompt.ts';

export interface PracticeParts {
  readonly session: Session;
  readonly timeLine: TimeLine;
  readonly screens: Screens;
  /** Tells the rest of the player which command is at hand, and whether it is done. */
  readonly show: (index: number, isDone: boolean) => void;
}

/** What the reader types is measured against the session; what fits is answered by what was recorded. */
export class Practice {
  readonly #frame: HTMLElement;
  readonly #parts: PracticeParts;
  readonly #commands: readonly string[];
  readonly #source = new PracticeSource((host, data) => this.#input(host, data));
  readonly #prompts = new Map<string, Prompt>();
  #index = 0;
  #hints = 0;
  /** Lines typed so far of a command that goes over several. */
  #lines: string[] = [];
  /** Keys of a step that asks for more than one. */
  #pressed = '';
  #isRunning = false;
  /** What of the output is still to be shown. */
  #output: readonly TimedOutput[] = [];
  #listening: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(frame: HTMLElement, parts: PracticeParts) {
    this.#frame = frame;
    this.#parts = parts;
    this.#commands = parts.session.commands.map(({ command }) => command);
  }

  /** The command that is due; the last one when all are done. */
  get index(): number {
    return Math.min(this.#index, this.#commands.length - 1);
  }

  /** Takes the terminals over, where the reader left off. */
  begin(): void {
    this.#listening?.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#frame.addEventListener('click', (event) => this.#button(event), { signal });
    const done = readProgress(this.#parts.session.id, this.#commands);
    const isResumed = done > 0 && done < this.#commands.length;
    this.#goTo(done === this.#commands.length ? 0 : done);
    this.#parts.screens.connect(this.#source);
    this.#tell(isResumed ? words.resumed(done + 1) : this.#task());
    this.#parts.screens.focus();
  }

  /** Gives the terminals back. */
  end(): void {
    clearTimeout(this.#timer);
    this.#listening?.abort();
    this.#listening = undefined;
  }

  get #due(): SessionCommand | undefined {
    return this.#parts.session.commands[this.#index];
  }

  /** Puts the terminals to where a command is due, with what was recorded before it. */
  #goTo(index: number): void {
    clearTimeout(this.#timer);
    this.#index = index;
    this.#isRunning = false;
    this.#lines = [];
    this.#pressed = '';
    this.#hints = 0;
    const until = this.#typedAt(index);
    const texts = new Map<string, string>();
    for (const { at, host, data } of this.#parts.timeLine.output) {
      if (at < until) texts.set(host, (texts.get(host) ?? '') + data);
    }
    this.#source.restart(texts);
    this.#wait();
  }

  #wait(): void {
    const due = this.#due;
    const isOver = due === undefined;
    const host = due?.host ?? this.#parts.screens.active;
    this.#promptOf(host).begin(this.#source.writtenOn(host));
    if (!isOver) this.#parts.screens.follow(host);
    this.#parts.show(this.index, isOver);
  }

  #promptOf(host: string): Prompt {
    const known = this.#prompts.get(host);
    if (known !== undefined) return known;
    const { cols } = this.#parts.session.size;
    const prompt = new Prompt(cols, (data) => this.#source.write(host, data));
    prompt.begin(this.#source.writtenOn(host));
    this.#prompts.set(host, prompt);
    return prompt;
  }

  #input(host: string, data: string): void {
    for (const key of keysIn(data)) {
      if (this.#isRunning) this.#finishOutput(); // Who types on does not want to wait.
      if (key.kind === 'escape') required(this.#frame, '[data-practice="hint"]').focus();
      else if (this.#due !== undefined && isKeys(this.#due.command)) this.#keyInProgram(host, key);
      else this.#keyAtPrompt(host, key);
    }
  }

  #keyInProgram(host: string, key: Key): void {
    const wanted = sentByKeys(this.#due?.command ?? '');
    const sent = key.kind === 'text' ? key.text : controlOf(key);
    const pressed = this.#pressed + sent;
    if (host !== this.#due?.host) this.#tell(words.notThisHost(this.#due?.host ?? ''));
    else if (pressed === wanted) this.#accept(words.matched);
    else if (sent !== '' && wanted.startsWith(pressed)) this.#pressed = pressed;
    else {
      this.#pressed = '';
      this.#tell(words.keyIgnored(this.#due.command));
    }
  }

  #keyAtPrompt(host: string, key: Key): void {
    const prompt = this.#promptOf(host);
    switch (key.kind) {
      case 'enter':
        this.#enter(host, prompt);
        break;
      case 'tab':
        this.#complete(host, prompt);
        break;
      case 'interrupt':
        prompt.finish();
        this.#lines = [];
        this.#source.write(host, '^C\r\n');
        prompt.again();
        break;
      case 'clear':
        this.#source.write(host, '\x1b[H\x1b[2J');
        prompt.again();
        break;
      case 'end-of-input':
        this.#tell(words.nothingRuns);
        break;
      default:
        prompt.press(key);
    }
  }

  #enter(host: string, prompt: Prompt): void {
    const line = prompt.finish();
    const typed = [...this.#lines, line].join('\n');
    const due = this.#due;
    if (due === undefined) {
      this.#refuse(host, prompt, words.finished);
      return;
    }
    const verdict = judge(typed, this.#commands, this.#index);
    if (verdict.kind === 'match') {
      if (host === due.host) {
        this.#accept(verdict.isVerbatim ? words.matched : words.matchedOtherwise);
      } else this.#refuse(host, prompt, words.otherHost(due.host));
    } else if (verdict.kind === 'unfinished') {
      this.#lines.push(line);
      prompt.goOn();
      this.#tell(tellVerdict(verdict, () => ''));
    } else {
      const commands = this.#parts.session.commands;
      this.#refuse(
        host,
        prompt,
        tellVerdict(verdict, (index) => commands[index]?.host ?? ''),
      );
    }
  }

  /** A shell would run it; there is no output that could be shown, so nothing is run. */
  #refuse(host: string, prompt: Prompt, why: string): void {
    this.#lines = [];
    this.#source.write(host, '\r\n');
    prompt.again();
    this.#tell(why === '' ? this.#task() : why);
  }

  #complete(host: string, prompt: Prompt): void {
    const { insert, candidates } = complete(prompt.beforeCursor, {
      commands: this.#commands.slice(0, this.#index + 1),
      shown: this.#shown(),
    });
    if (insert !== '') prompt.insert(insert);
    else if (candidates.length > 1) {
      this.#source.write(host, `\r\n${candidates.slice(0, 40).join('  ')}\r\n`);
      prompt.again();
    }
  }

  /** What the terminals show, as far as a reader may still want to type it. */
  #shown(): readonly string[] {
    return this.#parts.timeLine.hosts.map((host) =>
      plainText(this.#source.writtenOn(host)).slice(-4000),
    );
  }

  /** Answers with what was recorded. */
  #accept(praise: string): void {
    this.#lines = [];
    this.#pressed = '';
    this.#isRunning = true;
    this.#tell(`${praise}${words.running}`);
    this.#output = this.#outputOfDue();
    this.#next(performance.now(), this.#output[0]?.at ?? 0);
  }

  #outputOfDue(): readonly TimedOutput[] {
    const from = toPlayed(this.#parts.timeLine.pace, this.#due?.startSeconds ?? 0);
    const until = this.#typedAt(this.#index + 1);
    return this.#parts.timeLine.output.filter(({ at }) => at >= from - 1e-6 && at < until);
  }

  /** When the typing of a command begins, in played seconds; Infinity past the last one. */
  #typedAt(index: number): number {
    const command = this.#parts.session.commands[index];
    return command === undefined
      ? Infinity
      : toPlayed(this.#parts.timeLine.pace, command.typedSeconds) - 1e-6;
  }

  /** Shows the recorded output at its own pace; with reduced motion at once. */
  #next(startMs: number, from: number): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.#finishOutput();
      return;
    }
    const nowSeconds = from + (performance.now() - startMs) / 1000;
    const due = this.#output.filter(({ at }) => at <= nowSeconds);
    this.#output = this.#output.slice(due.length);
    for (const { host, data } of due) this.#source.write(host, data);
    const next = this.#output[0];
    if (next === undefined) this.#done();
    else {
      const waitMs = Math.max(0, (next.at - nowSeconds) * 1000);
      this.#timer = setTimeout(() => this.#next(startMs, from), waitMs);
    }
  }

  #finishOutput(): void {
    clearTimeout(this.#timer);
    for (const { host, data } of this.#output) this.#source.write(host, data);
    this.#output = [];
    this.#done();
  }

  #done(): void {
    this.#isRunning = false;
    this.#parts.show(this.#index, true);
    this.#index += 1;
    this.#hints = 0;
    keepProgress(this.#parts.session.id, this.#commands, this.#index);
    this.#tell(this.#due === undefined ? words.finished : this.#task());
    const hadFocus = this.#frame.querySelector('.xterm')?.contains(document.activeElement) ?? false;
    this.#wait();
    if (hadFocus || this.#frame.contains(document.activeElement)) this.#parts.screens.focus();
  }

  #task(): string {
    const due = this.#due;
    if (due === undefined) return words.finished;
    return isKeys(due.command) ? words.taskKeys(due.host, due.command) : words.task(due.host);
  }

  #button({ target }: Event): void {
    const button = target instanceof Element ? target.closest('button') : null;
    const deed = button?.dataset['practice'];
    const due = this.#due;
    if (deed === undefined) return;
    if (deed === 'again') {
      keepProgress(this.#parts.session.id, this.#commands, 0);
      this.#goTo(0);
      this.#tell(this.#task());
      this.#parts.screens.focus();
    } else if (due === undefined || this.#isRunning) return;
    else if (deed === 'hint') this.#tell(hintFor(due.command, ++this.#hints));
    else if (deed === 'answer') this.#tell(words.answerIs(due.command));
    else if (deed === 'skip') this.#skip(due);
  }

  /** Shows the step as it was recorded, its typing included. */
  #skip(due: SessionCommand): void {
    const prompt = this.#promptOf(due.host);
    prompt.press({ kind: 'end' });
    prompt.press({ kind: 'kill-line' });
    const start = toPlayed(this.#parts.timeLine.pace, due.startSeconds);
    const typed = this.#parts.timeLine.output.filter(
      ({ at }) => at >= this.#typedAt(this.#index) && at < start - 1e-6,
    );
    for (const { host, data } of typed) this.#source.write(host, data);
    this.#accept(words.skipped);
  }

  #tell(text: string): void {
    const feedback = required(this.#frame, '[data-feedback]');
    if (feedback.textContent === text) feedback.textContent = ''; // Say it again to who listens.
    feedback.textContent = text;
  }
}

/** The control character that a key sent, as far as a program may wait for it. */
function controlOf(key: Key): string {
  const sent: Partial<Record<Key['kind'], string>> = {
    interrupt: '\x03',
    'end-of-input': '\x04',
    up: '\x10',
    'kill-line': '\x15',
    enter: '\r',
  };
  return sent[key.kind] ?? '';
}
