import { describe, expect, it } from 'vitest';
import { formatFindings } from '../../domain/finding/finding.ts';
import { readFlow } from './read-flow.ts';

const file = 'content/flows/x/flow.yaml';
const report = (text: string): string => formatFindings(readFlow(text, file).findings);

const sound = `title: 加入
accDescr: 谁向谁要什么。
chapter: swarm/pki
participants:
  - { id: docker4, name: 新节点, host: 4 }
  - { id: docker1, name: 管理节点, host: 1 }
body:
  - phase: stage
    title: 先认管理节点
    steps:
      - id: ask
        kind: request
        from: docker4
        to: docker1
        label: 要根证书
        explanation: 调用 \`CA.GetRootCACertificate\`。
`;

describe('readFlow', () => {
  it('gives the flow of a sound file', () => {
    const { flow, findings } = readFlow(sound, file);
    expect(findings).toEqual([]);
    expect(flow?.body).toHaveLength(1);
  });

  it('names the line that is not YAML', () => {
    expect(report('title: 加入\naccDescr: "没有完\n')).toMatch(
      /^content\/flows\/x\/flow\.yaml:\d: is not YAML: [^]*\[flow\/shape\]$/,
    );
  });

  it('names the line of a misspelt field, deep inside a phase', () => {
    expect(report(sound.replace('explanation:', 'explanaton:'))).toMatchInlineSnapshot(`
      "content/flows/x/flow.yaml:11: body.0.steps.ask: the field "explanation" is missing.
        The fields are described in src/schemas/flow.ts. [flow/shape]
      content/flows/x/flow.yaml:16: body.0.steps.ask: the field "explanaton" is not known here.
        Nearest: "explanation". [flow/shape]"
    `);
  });

  it('names the line of an unknown kind, an unknown phase and a missing title', () => {
    const broken = sound
      .replace('kind: request', 'kind: answer')
      .replace('title: 加入\n', '')
      .replace('host: 4', 'host: 9');
    expect(report(broken)).toMatchInlineSnapshot(`
      "content/flows/x/flow.yaml:1: the field "title" is missing.
        The fields are described in src/schemas/flow.ts. [flow/shape]
      content/flows/x/flow.yaml:4: participants.docker4.host: must be at most 6; found the number 9.
        The fields are described in src/schemas/flow.ts. [flow/shape]
      content/flows/x/flow.yaml:11: body.0.steps.ask.kind: expected one of "request", "reply", "self", "note"; found "answer".
        The fields are described in src/schemas/flow.ts. [flow/shape]"
    `);
    expect(report(sound.replace('phase: stage', 'phase: rect'))).toMatchInlineSnapshot(`
      "content/flows/x/flow.yaml:8: body.0.phase: expected one of "stage", "opt", "loop", "alt"; found "rect".
        The fields are described in src/schemas/flow.ts. [flow/shape]"
    `);
  });

  it('names the line of a reference that leads nowhere', () => {
    expect(report(sound.replace('to: docker1', 'to: docker2'))).toMatchInlineSnapshot(`
      "content/flows/x/flow.yaml:14: step "ask" goes to "docker2", which is no participant.
        Participants: "docker4", "docker1". [flow/unknown-participant]"
    `);
  });

  it('names the line of an empty phase and of an id that stands twice', () => {
    const empty = sound.replace(/steps:[^]*/, 'steps: []\n');
    expect(report(empty)).toMatchInlineSnapshot(`
      "content/flows/x/flow.yaml:9: "先认管理节点" has no steps.
        Add its steps or remove it: mermaid draws nothing for it. [flow/empty-phase]"
    `);
    const step = sound.slice(sound.indexOf('      - id: ask'));
    expect(report(sound + step)).toMatchInlineSnapshot(`
      "content/flows/x/flow.yaml:17: step "ask" stands twice.
        Give each step an id of its own. [flow/duplicate-step]"
    `);
  });
});
