import { mastersOf, slotCounts, type Cluster } from './cluster.ts';
import type { CalculatorForm } from './form.ts';
import { startOf, type Start } from './start.ts';
import { runSteps, type StepOutcome } from './step.ts';

/** All that a form says about its cluster. */
export interface Calculation {
  readonly form: CalculatorForm;
  readonly start: Start;
  /** As many as could be tried: the last one may have problems. */
  readonly steps: readonly StepOutcome[];
  /** The clusters before the first step and after each that could be done. */
  readonly clusters: readonly Cluster[];
  /** The addresses of all masters in the order in which they appear: an address keeps its place, and so its colour. */
  readonly masters: readonly string[];
}

/** Works out a form: its cluster, its steps, and what is wrong with either. */
export function calculate(form: CalculatorForm): Calculation {
  const start = startOf(form);
  const steps = start.cluster === undefined ? [] : runSteps(start.cluster, form.steps);
  const clusters = [start.cluster, ...steps.map(({ after }) => after)].filter(
    (cluster) => cluster !== undefined,
  );
  const masters = new Set(
    clusters.flatMap((cluster) =>
      mastersOf(cluster).map((node) => cluster.nodes[node]?.address ?? ''),
    ),
  );
  return { form, start, steps, clusters, masters: [...masters] };
}

/** A master's address without what all have in common: the port where ports differ. */
export function shortName(address: string, masters: readonly string[]): string {
  const port = (each: string) => each.slice(each.lastIndexOf(':') + 1);
  const isUnique = masters.filter((each) => port(each) === port(address)).length < 2;
  return isUnique ? port(address) : address;
}

/** Addresses and slot counts of a cluster's masters. */
export function mastersWithCounts(
  cluster: Cluster,
): readonly { readonly node: number; readonly address: string; readonly owned: number }[] {
  const counts = slotCounts(cluster);
  return mastersOf(cluster).map((node) => ({
    node,
    address: cluster.nodes[node]?.address ?? '',
    owned: counts[node] ?? 0,
  }));
}
