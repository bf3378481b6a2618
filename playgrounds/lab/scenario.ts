import type { HostName } from './addresses.ts';

/**
 * Gives text that an earlier step or set-up captured, such as a join token.
 *
 * @throws When nothing of that name was captured.
 */
export type Captured = (name: string) => string;

/** A command line; a function when it holds text from an earlier output. Captured text is pasted, not typed. */
export type CommandLine = string | ((captured: Captured) => string);

/** Names for parts of an output: what the first group of the expression matches, or all of the match. */
export type Captures = Readonly<Record<string, RegExp>>;

/** A command that a learner types, as the recording shows it. */
export interface CommandStep {
  /** The host on whose terminal it is typed. */
  readonly on: HostName;
  readonly run: CommandLine;
  /** One or two short Chinese sentences: what this step does, what to look at. */
  readonly narration: string;
  /** The exit status that the recording must see; 0 unless told. Any other stops it. */
  readonly status?: number;
  readonly capture?: Captures;
  /** What a person types when the program asks, in the order of the questions. */
  readonly answer?: readonly Answer[];
  /** How long the command may take; 60 s unless told. */
  readonly timeoutSeconds?: number;
}

/** When the end of the screen's text matches `when`, `type` is typed, and Enter. */
export interface Answer {
  readonly when: RegExp;
  readonly type: string;
}

/** Something that happens outside the terminals, such as a daemon that is killed. Must succeed. */
export interface HiddenStep {
  readonly on: HostName | readonly HostName[];
  readonly hidden: CommandLine;
  readonly capture?: Captures;
}

/** Time that has to pass, such as until an election is over. */
export interface PauseStep {
  readonly pauseSeconds: number;
}

export type Step = CommandStep | HiddenStep | PauseStep;

/** A session of the book: on which hosts, what is typed, what must be seen. */
export interface Scenario {
  /** Chinese, as the page shows it. */
  readonly title: string;
  /** The hosts whose terminals are recorded, in the order in which a page shows them. */
  readonly hosts: readonly HostName[];
  /** Hosts that take part without a terminal. */
  readonly offstage?: readonly HostName[];
  /** 100×28 unless told. */
  readonly size?: { readonly cols: number; readonly rows: number };
  /** Brings freshly started or used hosts to where the session begins; nothing of it is shown. */
  readonly setup?: readonly HiddenStep[];
  readonly steps: readonly Step[];
  /** Leaves the hosts as others expect them; runs after a failure too, and may fail itself. */
  readonly cleanup?: readonly HiddenStep[];
}

/** Every host that takes part. */
export function hostsOf(scenario: Scenario): readonly HostName[] {
  return [...scenario.hosts, ...(scenario.offstage ?? [])];
}

/** Whether a step is typed on a terminal. */
export function isCommand(step: Step): step is CommandStep {
  return 'run' in step;
}
