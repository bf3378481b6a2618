import type { Calculation } from './calculation.ts';
import { mastersOf, type Cluster } from './cluster.ts';
import { emptyForm, emptyStep, type StepForm } from './form.ts';
import { slotCount } from './key-slot.ts';

/** The step a reader is likely to want next: first a new master, then slots for it, an equal share. */
export function nextStep({ form, clusters }: Calculation): StepForm {
  const cluster = clusters.at(-1);
  const last = form.steps.at(-1);
  if (last === undefined) return { ...emptyStep, kind: 'add', address: nextAddress(cluster) };
  const masters = cluster === undefined ? 0 : mastersOf(cluster).length;
  return {
    ...emptyStep,
    slots: masters === 0 ? '' : String(Math.floor(slotCount / masters)),
    to: last.kind === 'add' ? last.address.trim() : '',
  };
}

/** An address on the first host, with the port after the highest one there is. */
function nextAddress(cluster: Cluster | undefined): string {
  const places = (cluster?.nodes ?? []).map(({ address }) => {
    const colon = address.lastIndexOf(':');
    return { host: address.slice(0, colon), port: Number(address.slice(colon + 1)) };
  });
  const highest = Math.max(0, ...places.map(({ port }) => port));
  return `${places[0]?.host ?? emptyForm.hosts}:${highest === 0 ? emptyForm.port : highest + 1}`;
}
