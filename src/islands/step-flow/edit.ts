/** The editor of a flow's diagram; written below. */
export interface Editor {
  open(): void;
  close(): void;
}
export async function openEditor(_flow: HTMLElement): Promise<Editor> {
  await Promise.resolve();
  throw new Error('not yet');
}
