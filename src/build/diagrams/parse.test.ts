import DOMPurify from 'dompurify';
import { describe, expect, it } from 'vitest';
import { everyConstruct } from '../../domain/flow/fixtures.ts';
import { numberedSteps } from '../../domain/flow/flow.ts';
import { circled, markedLabel } from '../../domain/flow/label.ts';
import { mermaidId, toMermaid } from '../../domain/flow/to-mermaid.ts';
import { readPictures } from './pictures.ts';

// Mermaid's parser runs in Node, but cleans labels with a library that wants a browser's document.
Object.assign(DOMPurify, { addHook: () => undefined, sanitize: (text: string) => text });
const { default: mermaid } = await import('mermaid');
// The first parse() registers the kinds of diagrams.
await mermaid.parse('sequenceDiagram');

interface Parsed {
  db: {
    getMessages(): { message: unknown; from?: string; to?: string; type: number }[];
    getActors(): Map<string, { description: string }>;
    getAccTitle(): string;
  };
}
// parse() alone does not give the messages it read.
// eslint-disable-next-line @typescript-eslint/no-deprecated
const read = mermaid.mermaidAPI.getDiagramFromText;
const parse = async (text: string): Promise<Parsed['db']> =>
  ((await read(text)) as unknown as Parsed).db;
/** Mermaid keeps entities in a spelling of its own until it draws. */
const decoded = (text: unknown): string =>
  String(text)
    .replace(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/<br\/?>/g, '<br/>');

describe('toMermaid, read by mermaid itself', () => {
  it('gives back every label, sender and receiver as the flow has them', async () => {
    const messages = (await parse(toMermaid(everyConstruct))).getMessages();
    const labels = messages.map(({ message }) => decoded(message));
    for (const { number, step } of numberedSteps(everyConstruct)) {
      const found = messages[labels.indexOf(`${circled(number)} ${markedLabel(step)}`)];
      expect(found, step.id).toMatchObject({
        from: mermaidId(step.from),
        to: mermaidId(step.to ?? step.from),
      });
    }
  });

  it('gives back the names of the participants, in their order', async () => {
    const actors = [...(await parse(toMermaid(everyConstruct))).getActors().values()];
    expect(actors.map(({ description }) => decoded(description))).toEqual(
      everyConstruct.participants.map(({ name }) => name),
    );
  });

  it.each(
    '" \' ` “ ” ; # < > { } [ ] ( ) $ % & | \\ : , + - * ~ @ ! ? = %% %%{ $$x$$ ->> end #59;'
      .split(' ')
      .map((sign) => [sign]),
  )('carries %s in a label', async (sign) => {
    const [participant] = everyConstruct.participants;
    const label = `前 ${sign} 后${sign}`;
    const db = await parse(
      toMermaid({
        ...everyConstruct,
        participants: participant ? [participant] : [],
        body: [{ id: 'a', kind: 'self', from: 'you', label, explanation: '。' }],
      }),
    );
    expect(db.getMessages().map(({ message }) => decoded(message))).toEqual([`① ${label}`]);
  });

  const root = new URL('../../..', import.meta.url).pathname;
  it.each(readPictures(root).pictures.map(({ name, text }) => [name, text] as const))(
    'takes %s',
    async (_, text) => {
      await expect(mermaid.parse(text)).resolves.toBeTruthy();
    },
  );
});
