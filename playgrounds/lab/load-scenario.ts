import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { formatFindings } from '../../src/domain/finding/finding.ts';
import { nearest } from '../../src/domain/finding/nearest.ts';
import { checkScenario } from './check-scenario.ts';
import type { Scenario } from './scenario.ts';

const root = join(import.meta.dirname, '..', '..');

const scenarioFolder = 'playgrounds/scenarios';

/** The path of a session's scenario from the repository root. */
export function scenarioFile(id: string): string {
  return `${scenarioFolder}/${id}.ts`;
}

/**
 * Reads a session's scenario.
 *
 * @param id - `<part>/<chapter>/<name>`.
 * @throws When it is not there or something is wrong with it.
 */
export async function loadScenario(id: string): Promise<Scenario> {
  const file = scenarioFile(id);
  const known = globSync('*/*/*.ts', { cwd: join(root, scenarioFolder) });
  if (!known.includes(`${id}.ts`)) {
    const near = nearest(
      id,
      known.map((each) => each.slice(0, -'.ts'.length)),
    );
    const remedy = near === undefined ? `They live in ${scenarioFolder}.` : `Nearest: ${near}`;
    throw new Error(`${file} is not there: no such scenario. ${remedy}`);
  }
  const module = (await import(pathToFileURL(join(root, file)).href)) as { scenario?: Scenario };
  if (module.scenario === undefined) throw new Error(`${file} exports no \`scenario\`.`);
  const findings = checkScenario(module.scenario, file);
  if (findings.length > 0) throw new Error(formatFindings(findings));
  return module.scenario;
}
