import type { TellingName } from './flow.ts';

/** Where a reader stands in a flow. */
export interface Place {
  /** The flow's name: its folder below content/flows. */
  readonly flow: string;
  readonly telling: TellingName;
  /** Counted from 1. */
  readonly step: number;
}

/**
 * A place as the end of an address, which is also the id of its step in the list: without script the browser
 * goes there by itself.
 *
 * @example placeId({ flow: 'swarm-join', telling: 'true', step: 4 }) // 'flow=swarm-join&step=4'
 */
export function placeId({ flow, telling, step }: Place): string {
  return `flow=${flow}${telling === 'notes' ? '&telling=notes' : ''}&step=${step}`;
}

/**
 * The place that an address names; undefined when it names none.
 *
 * @param hash - With or without its `#`.
 */
export function parsePlace(hash: string): Place | undefined {
  const [, flow, notes, step] =
    /^#?flow=([a-z0-9-]+)(&telling=notes)?&step=(\d+)$/.exec(hash) ?? [];
  if (flow === undefined) return undefined;
  return { flow, telling: notes === undefined ? 'true' : 'notes', step: Number(step) };
}

/** A step that exists: the nearest one between the first and the last. */
export function stepWithin(step: number, last: number): number {
  return Math.min(Math.max(step, 1), last);
}

/** How long a step stands when the flow plays by itself: time to find the arrow, and to read its text. */
export function readingMs(text: string): number {
  return 1500 + 110 * text.length;
}
