/** A place in a session that a link leads to. */
export interface Moment {
  /** The session's id; a link without one means the first session of the page. */
  readonly recording?: string | undefined;
  /** A command by its number, from 1 … */
  readonly command?: number;
  /** … or seconds of the recording, which stay the same whatever pauses a reader cuts. */
  readonly seconds?: number;
}

/** Reads the part of an address after and with `#`; undefined when it names no moment. */
export function readMoment(hash: string): Moment | undefined {
  const [, recording, kind, value] =
    /^#(?:replay=([\w/-]+)&)?(cmd|t)=(\d+\.?\d*)$/.exec(hash) ?? [];
  if (kind === undefined) return undefined;
  return { recording, [kind === 't' ? 'seconds' : 'command']: Number(value) };
}
