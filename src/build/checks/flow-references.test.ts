import { describe, expect, test } from 'vitest';
import { bookOf, brief } from './fixtures.ts';
import { checkFlowReferences } from './flow-references.ts';

const file = 'content/flows/swarm-join/flow.yaml';
const check = (...lines: string[]) =>
  brief(checkFlowReferences([{ file, text: lines.join('\n') }], bookOf()));

describe('checkFlowReferences', () => {
  test('follows the chapter of a flow and the corrections of its steps', () => {
    expect(
      check('chapter: swarm/pki', 'body:', '  - id: a', '    correction: E024', '    chapter: x'),
    ).toEqual([]);
  });

  test('names a chapter and corrections that lead nowhere, also in a phase', () => {
    expect(
      check(
        'chapter: swarm/pkj',
        'body:',
        '  - phase: opt',
        '    steps:',
        '      - { id: a, correction: F999 }',
        '      - id: b',
        '        correction: E025',
      ),
    ).toEqual([
      `${file}:1 chapter/unknown`,
      `${file}:5 correction/unknown`,
      `${file}:7 correction/not-citable`,
    ]);
  });
});
