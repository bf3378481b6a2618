import { describe, expect, it } from 'vitest';
import { checkFlow, type DataPath } from './check-flow.ts';
import { everyConstruct } from './fixtures.ts';
import type { Flow, Item } from './flow.ts';

/** Lines that tell the path, so that a test sees whether the right place is named. */
function check(flow: Flow): string[] {
  const paths: string[] = [];
  const lineOf = (path: DataPath): number => paths.push(path.join('.'));
  return checkFlow(flow, { file: 'content/flows/x/flow.yaml', lineOf }).map(
    ({ id, place, message, remedy }) =>
      `${paths[(place.line ?? 0) - 1]} ${message} ${remedy} [${id}]`,
  );
}

const ask = {
  id: 'ask',
  kind: 'request',
  from: 'a',
  to: 'b',
  label: '问',
  explanation: '问。',
} as const;
const flow = (body: readonly Item[]): Flow => ({
  title: 't',
  accDescr: 'd',
  chapter: 'swarm/pki',
  participants: [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B' },
  ],
  body,
});

describe('checkFlow', () => {
  it('finds nothing in a flow that uses every construct rightly', () => {
    expect(check(everyConstruct)).toEqual([]);
  });

  it('names the nearest participant for one that does not exist', () => {
    const docker = { ...flow([{ ...ask, from: 'docker4', to: 'dokcer1' }]) };
    const participants = [
      { id: 'docker4', name: '4' },
      { id: 'docker1', name: '1' },
    ];
    expect(check({ ...docker, participants })).toMatchInlineSnapshot(`
      [
        "body.0.to step "ask" goes to "dokcer1", which is no participant. Nearest: "docker1". [flow/unknown-participant]",
      ]
    `);
  });

  it('lists the participants when none is near', () => {
    expect(check(flow([{ ...ask, to: 'somebody' }]))).toMatchInlineSnapshot(`
      [
        "body.0.to step "ask" goes to "somebody", which is no participant. Participants: "a", "b". [flow/unknown-participant]",
      ]
    `);
  });

  it('finds two steps and two participants with one id', () => {
    const twice = flow([ask, { phase: 'stage', title: '再来', steps: [ask] }]);
    expect(check({ ...twice, participants: [...twice.participants, { id: 'a', name: 'C' }] }))
      .toMatchInlineSnapshot(`
      [
        "participants.2.id participant "a" stands twice. Give each participant an id of its own. [flow/duplicate-participant]",
        "body.1.steps.0.id step "ask" stands twice. Give each step an id of its own. [flow/duplicate-step]",
      ]
    `);
  });

  it('finds phases and courses without steps', () => {
    expect(
      check(
        flow([
          { phase: 'stage', title: '空', steps: [] },
          { phase: 'alt', title: '对', steps: [ask], otherwise: [{ title: '不对', steps: [] }] },
        ]),
      ),
    ).toMatchInlineSnapshot(`
      [
        "body.0.title "空" has no steps. Add its steps or remove it: mermaid draws nothing for it. [flow/empty-phase]",
        "body.1.otherwise.0.title "不对" has no steps. Add its steps or remove it: mermaid draws nothing for it. [flow/empty-phase]",
      ]
    `);
  });

  it('finds an alt with one course, and another phase with two', () => {
    const otherwise = [{ title: '不对', steps: [{ ...ask, id: 'again' }] }];
    expect(
      check(
        flow([
          { phase: 'alt', title: '对', steps: [ask] },
          { phase: 'loop', title: '直到', steps: [{ ...ask, id: 'more' }], otherwise },
        ]),
      ),
    ).toMatchInlineSnapshot(`
      [
        "body.0.phase alt "对" has only one course. Add "otherwise", or make it an opt. [flow/otherwise]",
        "body.1.phase loop "直到" has "otherwise", which only an alt may have. Make it an alt, or drop it. [flow/otherwise]",
      ]
    `);
  });

  it('finds messages to oneself and self steps with a receiver', () => {
    expect(
      check(
        flow([
          { ...ask, to: 'a' },
          { ...ask, id: 'nobody', to: undefined },
          { ...ask, id: 'self', kind: 'self' },
        ]),
      ),
    ).toMatchInlineSnapshot(`
      [
        "body.0.kind step "ask" is a request from "a" to "a". Name another participant in "to", or make it a self step. [flow/ends]",
        "body.1.kind step "nobody" is a request from "a" to nobody. Name another participant in "to", or make it a self step. [flow/ends]",
        "body.2.kind step "self" is a self from "a" to "b". A self step has only "from". [flow/ends]",
      ]
    `);
  });

  it('checks the notes’ telling too, and what happens instead', () => {
    const notes = {
      accDescr: 'd',
      participants: [{ id: 'a', name: 'A' }],
      body: [
        { ...ask, to: 'b' },
        { ...ask, id: 'think', kind: 'self', to: undefined, instead: 'asks' },
        { ...ask, id: 'fine', kind: 'self', to: undefined, instead: 'ask' },
      ],
    } as const;
    expect(check({ ...flow([ask, { ...ask, id: 'more', instead: 'ask' }]), notes }))
      .toMatchInlineSnapshot(`
        [
          "notes.body.0.to step "ask" goes to "b", which is no participant. Nearest: "a". [flow/unknown-participant]",
          "body.1.instead step "more" is true and has "instead". Write it at the step of the notes that this one replaces. [flow/instead]",
          "notes.body.1.instead step "think" has instead "asks", which is no step of the true telling. Nearest: "ask". [flow/instead]",
        ]
      `);
  });
});
