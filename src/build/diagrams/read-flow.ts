import { checkFlow, flowFindings, type DataPath } from '../../domain/flow/check-flow.ts';
import type { Flow } from '../../domain/flow/flow.ts';
import type { Finding } from '../../domain/finding/finding.ts';
import { flow as flowSchema } from '../../schemas/flow.ts';
import { isProblem, readYaml, schemaProblems, type DataProblem } from '../checks/yaml-data.ts';

/** What can be wrong with a flow.yaml. */
export const flowFileFindings = {
  ...flowFindings,
  'flow/shape': 'A flow.yaml is not YAML, or a field is missing, unknown or of the wrong kind.',
} as const;

/** A flow that is sound, or what is wrong with it. */
export interface ReadFlow {
  /** Absent when there are findings. */
  readonly flow: Flow | undefined;
  readonly findings: readonly Finding[];
  /** The line on which the value at a path stands. */
  readonly lineOf: (path: DataPath) => number | undefined;
}

/**
 * Reads a flow.yaml and checks its shape and what refers to what.
 *
 * @param file - Its path from the repository root, for the findings.
 */
export function readFlow(text: string, file: string): ReadFlow {
  const shapeFinding = ({ line, message, remedy }: DataProblem): Finding => ({
    id: 'flow/shape' satisfies keyof typeof flowFileFindings,
    place: { file, line },
    message,
    remedy,
  });
  const data = readYaml(text);
  if (isProblem(data)) {
    return { flow: undefined, findings: [shapeFinding(data)], lineOf: () => data.line };
  }
  const { lineOf } = data;
  const problems = schemaProblems(data, flowSchema, 'src/schemas/flow.ts');
  if (problems.length > 0) {
    return { flow: undefined, findings: problems.map(shapeFinding), lineOf };
  }
  const flow = flowSchema.parse(data.value);
  const findings = checkFlow(flow, { file, lineOf });
  return { flow: findings.length === 0 ? flow : undefined, findings, lineOf };
}
