import { describe, expect, test } from 'vitest';
import { readData } from './data.ts';
import { bookOf, brief } from './fixtures.ts';
import { checkFlowReferences, checkTaughtFlows } from './flow-references.ts';

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

test('checkTaughtFlows names a flow of the list of chapters that is not there', () => {
  const chapters = 'content/data/chapters.yaml';
  const text = [
    'parts:',
    '  - slug: https',
    '    title: HTTPS',
    '    summary: 加密。',
    '    chapters:',
    '      - slug: https/story',
    '        title: 故事',
    '        flows:',
    '          - https-plain',
    '          - https-plan',
  ].join('\n');
  const { parts } = readData([{ file: chapters, text }]);
  expect(brief(checkTaughtFlows(parts, new Set(['https-plain'])))).toEqual([
    `${chapters}:10 flow/unknown`,
  ]);
  expect(checkTaughtFlows(parts, undefined)).toEqual([]);
});
