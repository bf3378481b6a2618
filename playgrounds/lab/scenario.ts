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

/** What every step at a terminal says. */
interface AtTerminal {
  /** The host on whose terminal it is typed. */
  readonly on: HostName;
  /** One or two short Chinese sentences: what this step does, what to look at. */
  readonly narration: string;
  readonly capture?: Captures;
  /** How long the step may take; 60 s unless told. */
  readonly timeoutSeconds?: number;
  /** What of the output differs from run to run besides what verification knows (masks.ts); global. */
  readonly varies?: RegExp;
  /** The lines come from programs that run side by side: verification takes them in any order. */
  readonly anyOrder?: boolean;
}

/** How a step at a terminal ends: at the shell's prompt with a status, or with a program that goes on. */
type Ending =
  | {
      /** The exit status that the recording must see; 0 unless told. Any other stops it. */
      readonly status?: number;
      readonly until?: never;
    }
  | {
      readonly status?: never;
      /**
       * The step ends when the end of what it wrote matches, such as `/\/ # $/`, and is then quiet for
       * a moment: the program goes on running, and the next steps of this host are `send` and `key`.
       */
      readonly until: RegExp;
    };

/** A command that a learner types at the shell's prompt, as the recording shows it. */
export type RunStep = AtTerminal &
  Ending & {
    readonly run: CommandLine;
    /** What a person types when the program asks, in the order of the questions. */
    readonly answer?: readonly Answer[];
  };

/** A line typed into the program that runs, such as a shell inside a container. */
export type SendStep = AtTerminal & Ending & { readonly send: CommandLine };

/** Keys pressed in the program that runs: `C-c`, `C-p C-q`, `q`. */
export type KeyStep = AtTerminal & Ending & { readonly key: string };

/** A step at a terminal, as the recording shows it. */
export type CommandStep = RunStep | SendStep | KeyStep;

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
  /**
   * `vm`: the hosts are in the virtual machine, which has systemd, cgroup v2 and ip_vs; unless told, on this
   * machine's own kernel, which is fifteen times as fast as an emulated one.
   */
  readonly needs?: 'vm';
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

/** Whether a step happens at a terminal. */
export function isCommand(step: Step): step is CommandStep {
  return 'run' in step || 'send' in step || 'key' in step;
}
