/**
 * The hosts in view after one more is to be seen. Each keeps its pane; the newcomer takes that of the host least
 * worth keeping.
 *
 * @param panes - The hosts in view, one a pane.
 * @param keep - The hosts worth keeping, the most valued first; a single pane is always given up.
 */
export function bringIn(
  panes: readonly string[],
  host: string,
  keep: readonly (string | undefined)[],
): readonly string[] {
  if (panes.includes(host)) return panes;
  const worth = panes.map((pane) => (keep.includes(pane) ? keep.length - keep.indexOf(pane) : 0));
  const given = worth.indexOf(Math.min(...worth));
  return panes.map((pane, index) => (index === given ? host : pane));
}

/**
 * The hosts in view when the number of panes changes: those in view stay, and the rest of the session fills up.
 *
 * @param count - How many panes there are; never more than there are hosts.
 * @param first - Who is to be seen in any case.
 */
export function fillPanes(
  hosts: readonly string[],
  panes: readonly string[],
  { count, first }: { count: number; first: string },
): readonly string[] {
  const wanted = [...new Set([first, ...panes, ...hosts])].slice(0, count);
  // In the order of the hosts, so that docker1 stands left of docker2 whoever was first.
  return hosts.filter((host) => wanted.includes(host));
}
