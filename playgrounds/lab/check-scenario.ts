import type { Finding } from '../../src/domain/finding/finding.ts';
import { nearest } from '../../src/domain/finding/nearest.ts';
import { hostNames, isHostName } from './addresses.ts';
import { hostsOf, isCommand, type CommandStep, type Scenario, type Step } from './scenario.ts';

/** What may be wrong with a scenario. */
export const scenarioFindings = {
  'scenario/no-step': 'A scenario has no command to record.',
  'scenario/unknown-host': 'A scenario names a host that the book does not have.',
  'scenario/host-not-listed': 'A step is on a host that the scenario does not list.',
  'scenario/unknown-need': 'A scenario needs something that the lab does not have.',
  'scenario/no-narration': 'A command has no Chinese narration.',
  'scenario/expectation': 'A step expects what no command can do.',
  'scenario/program-running': 'A command is typed where a program runs, or one is left running.',
  'scenario/no-program': 'A line or a key is for a program, but none runs.',
} as const;

type Report = (id: keyof typeof scenarioFindings, message: string, remedy: string) => void;

/**
 * What is wrong with a scenario before anything runs.
 *
 * @param file - The module's path from the repository root, to name in findings.
 */
export function checkScenario(scenario: Scenario, file: string): Finding[] {
  const findings: Finding[] = [];
  const report: Report = (id, message, remedy) =>
    findings.push({ id, place: { file }, message, remedy });

  if (!scenario.steps.some(isCommand)) {
    report(
      'scenario/no-step',
      'No step types a command.',
      'Add a step with `on`, `run`, `narration`.',
    );
  }
  for (const name of hostsOf(scenario)) if (!isHostName(name)) reportHost(name, report);
  const need: unknown = scenario.needs;
  if (need !== undefined && need !== 'vm') {
    report(
      'scenario/unknown-need',
      `needs is ${JSON.stringify(need)}; there is only 'vm'.`,
      "Write needs: 'vm' for systemd, cgroup v2 and ip_vs, or leave it out.",
    );
  }
  const parts = { setup: scenario.setup, steps: scenario.steps, cleanup: scenario.cleanup };
  for (const [part, steps = []] of Object.entries(parts)) {
    steps.forEach((step, index) => checkStep(step, `${part}[${index}]`, scenario, report));
  }
  checkPrograms(scenario, report);
  return findings;
}

/** A step with `until` leaves a program running: only `send` and `key` reach it, and it must end. */
function checkPrograms({ steps }: Scenario, report: Report): void {
  const running = new Map<string, string>();
  steps.forEach((step, index) => {
    if (!isCommand(step)) return;
    const where = `steps[${index}]`;
    const program = running.get(step.on);
    if ('run' in step && program !== undefined) {
      report(
        'scenario/program-running',
        `${where} types a command on ${step.on}, where the program of ${program} runs.`,
        'Use `send` or `key`, or end the program first: a step without `until`.',
      );
    }
    if (!('run' in step) && program === undefined) {
      report(
        'scenario/no-program',
        `${where} is for a program on ${step.on}, but none runs there.`,
        'Start one with `run` and `until`.',
      );
    }
    if (step.until === undefined) running.delete(step.on);
    else running.set(step.on, where);
  });
  for (const [host, where] of running) {
    report(
      'scenario/program-running',
      `The program of ${where} on ${host} is never ended.`,
      'End it as a person would, with `send` or `key` and without `until`.',
    );
  }
}

function checkStep(step: Step, where: string, scenario: Scenario, report: Report): void {
  if ('pauseSeconds' in step) return;
  const listed = isCommand(step) ? scenario.hosts : hostsOf(scenario);
  for (const name of typeof step.on === 'string' ? [step.on] : step.on) {
    if (listed.includes(name)) continue;
    report(
      'scenario/host-not-listed',
      `${where} is on ${name}; the scenario has ${listed.join(', ')}.`,
      isCommand(step) ? `Add ${name} to hosts.` : `Add ${name} to hosts or offstage.`,
    );
  }
  if (isCommand(step)) checkExpectation(step, where, report);
  if (isCommand(step) && !/\p{Script=Han}/u.test(step.narration)) {
    report(
      'scenario/no-narration',
      `${where} says nothing to the reader.`,
      'Write one or two short Chinese sentences: what the step does, what to look at.',
    );
  }
}

function checkExpectation(step: CommandStep, where: string, report: Report): void {
  const { status = 0, timeoutSeconds = 60, varies } = step;
  const expects = (what: string, remedy: string) =>
    report('scenario/expectation', `${where} expects ${what}.`, remedy);
  if (!Number.isInteger(status) || status < 0 || status > 255) {
    expects(`the exit status ${status}`, 'A shell gives 0 to 255; a signal n gives 128 + n.');
  }
  if (timeoutSeconds <= 0) {
    expects(`to be done in ${timeoutSeconds} s`, 'Give `timeoutSeconds` above 0, or leave it out.');
  }
  if (varies?.global === false) {
    expects(`${varies} to vary once in a line only`, `Write ${varies}g.`);
  }
}

function reportHost(name: string, report: Report): void {
  const near = nearest(name, hostNames);
  report(
    'scenario/unknown-host',
    `${name} is no host of the book.`,
    near === undefined ? `There are ${hostNames.join(', ')}.` : `Nearest: ${near}.`,
  );
}
