import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatFindings } from '../../domain/finding/finding.ts';
import { readPictures, type FlowSource } from '../diagrams/pictures.ts';
import { readFlow } from '../diagrams/read-flow.ts';
import { checkEvidence, inspectEvidence } from './evidence.ts';

const file = 'content/flows/x/flow.yaml';
function flowOf(text: string): FlowSource {
  const { flow, lineOf, findings } = readFlow(text, file);
  if (!flow) throw new Error(formatFindings(findings));
  return { name: 'x', file, flow, lineOf };
}
const sound = `title: 加入
chapter: swarm/pki
accDescr: 谁向谁要什么。
participants:
  - { id: docker4, name: 新节点 }
body:
  - id: split
    kind: self
    from: docker4
    label: 拆开令牌
    explanation: 拆开。
    correction: F090
    evidence:
      recording: swarm/create/join
      command: docker swarm join
      lines: [joined]
      shows: 入群了。
`;
const outputs = new Map([
  [
    'swarm/create/join',
    [{ host: 'docker4', command: 'docker swarm join T', lines: ['This node joined.'] }],
  ],
]);

describe('checkEvidence', () => {
  const check = (from: string, to: string) =>
    formatFindings(checkEvidence([flowOf(sound.replace(from, to))], outputs));

  it('is silent while every citation can be cut from its recording', () => {
    expect(check('', '')).toBe('');
  });

  it('names the line of the field that no longer matches', () => {
    expect(
      [
        check('recording: swarm/create/join', 'recording: swarm/create/joins'),
        check('command: docker swarm join', 'command: docker swarm leave'),
        check('lines: [joined]', 'lines: [joined, again]'),
      ].join('\n'),
    ).toMatchInlineSnapshot(`
      "content/flows/x/flow.yaml:14: step "split": "swarm/create/joins" is no recording.
        They lie in playgrounds/recordings; npm run record makes one. [evidence/recording-unknown]
      content/flows/x/flow.yaml:15: step "split": there is no command in swarm/create/join with "docker swarm leave".
        Write enough of one of them: "docker swarm join T". [evidence/command]
      content/flows/x/flow.yaml:16: step "split": the output of "docker swarm join T" in swarm/create/join has no further line with "again".
        The recording has changed: read it, then mend the reference and the explanation. [evidence/line]"
    `);
  });
});

describe('the flows of the book', () => {
  const root = path.resolve(import.meta.dirname, '../../..');
  const { flows } = readPictures(root);

  it('cite what their recordings show', async () => {
    expect(flows.length).toBeGreaterThan(15);
    expect(JSON.stringify(flows.map(({ flow }) => flow))).toContain('"evidence"');
    expect(formatFindings(await inspectEvidence(root))).toBe('');
  });
});
