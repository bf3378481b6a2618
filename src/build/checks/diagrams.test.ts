import { cpSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatFindings } from '../../domain/finding/finding.ts';
import { mermaidVersion } from '../diagrams/mermaid-version.ts';
import { fingerprint, readPictures, splitPictureFile } from '../diagrams/pictures.ts';
import { checkDiagrams } from './diagrams.ts';

const project = path.resolve(import.meta.dirname, '../../..');
const version = mermaidVersion(project);

describe('the book', () => {
  it('has a fresh picture for every flow and diagram', () => {
    const read = readPictures(project);
    expect(read.pictures.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['swarm-join', 'swarm-roles']),
    );
    expect(formatFindings(checkDiagrams(read, version))).toBe('');
  });
});

describe('checkDiagrams', () => {
  let root = '';
  const file = (name: string) => path.join(root, 'content', name);
  const report = (mermaid = version) => formatFindings(checkDiagrams(readPictures(root), mermaid));
  const edit = (name: string, from: string, to: string) => {
    const text = readFileSync(file(name), 'utf8');
    expect(text).toContain(from);
    writeFileSync(file(name), text.replace(from, to));
  };

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'diagrams-'));
    for (const folder of ['content/flows/swarm-join', 'content/diagrams']) {
      cpSync(path.join(project, folder), path.join(root, folder), { recursive: true });
    }
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('is silent while sources and pictures belong together', () => {
    expect(report()).toBe('');
  });

  it('names a picture whose source has changed', () => {
    edit('flows/swarm-join/flow.yaml', 'label: 拆开令牌', 'label: 读出令牌');
    edit('diagrams/swarm-roles.mmd', '取任务', '领任务');
    expect(report('12.3.0')).toMatchInlineSnapshot(`
      "content/diagrams/swarm-roles.svg:1: was not made from the present content/diagrams/swarm-roles.mmd with mermaid 12.3.0.
        Run npm run diagrams, look at the picture, and commit it with its source. [diagram/stale]
      content/flows/swarm-join/flow.svg:1: was not made from the present content/flows/swarm-join/flow.yaml with mermaid 12.3.0.
        Run npm run diagrams, look at the picture, and commit it with its source. [diagram/stale]"
    `);
  });

  it('lets a flow’s explanations change: the picture does not show them', () => {
    edit('flows/swarm-join/flow.yaml', '格式不对当场拒绝', '格式不对就拒绝');
    expect(report()).toBe('');
  });

  it('names every picture when mermaid changes', () => {
    expect(report('99.0.0').match(/\[diagram\/stale\]/g)).toHaveLength(
      readPictures(root).pictures.length,
    );
  });

  it('names a picture that was edited by hand', () => {
    edit('diagrams/swarm-roles.svg', '<!-- Made', '<!-- Mended by hand, made');
    edit('flows/swarm-join/flow.svg', '拆开令牌', '读出令牌');
    expect(report('12.3.0')).toMatchInlineSnapshot(`
      "content/diagrams/swarm-roles.svg:1: was not made from the present content/diagrams/swarm-roles.mmd with mermaid 12.3.0.
        Run npm run diagrams, look at the picture, and commit it with its source. [diagram/stale]
      content/flows/swarm-join/flow.svg:2: is not as it was made.
        Run npm run diagrams, look at the picture, and commit it with its source. [diagram/edited]"
    `);
  });

  it('names a source without a picture', () => {
    unlinkSync(file('flows/swarm-join/flow.svg'));
    expect(report()).toMatchInlineSnapshot(`
      "content/flows/swarm-join/flow.yaml: has no picture content/flows/swarm-join/flow.svg.
        Run npm run diagrams, look at the picture, and commit it with its source. [diagram/missing]"
    `);
  });

  it('names a picture without a source', () => {
    unlinkSync(file('diagrams/swarm-roles.mmd'));
    expect(report()).toMatchInlineSnapshot(`
      "content/diagrams/swarm-roles.svg: is a picture without a source.
        Delete it, or bring back its source. [diagram/orphan]"
    `);
  });

  it('names a diagram without title and description', () => {
    writeFileSync(file('diagrams/bare.mmd'), 'flowchart TB\n  accTitle:\n  a --> b\n');
    expect(report()).toMatchInlineSnapshot(`
      "content/diagrams/bare.mmd: has no picture content/diagrams/bare.svg.
        Run npm run diagrams, look at the picture, and commit it with its source. [diagram/missing]
      content/diagrams/bare.mmd:1: no accTitle: who does not see the picture learns nothing from it.
        Add a line "accTitle: …" below the first. [diagram/untitled]
      content/diagrams/bare.mmd:1: no accDescr: who does not see the picture learns nothing from it.
        Add a line "accDescr: …" below the first. [diagram/untitled]"
    `);
  });

  it('passes on what is wrong with a flow, and does not call its picture an orphan', () => {
    edit('flows/swarm-join/flow.yaml', 'to: newcomer', 'to: newcomr');
    expect(report()).toMatchInlineSnapshot(`
      "content/flows/swarm-join/flow.yaml:50: step "join" goes to "newcomr", which is no participant.
        Nearest: "newcomer". [flow/unknown-participant]"
    `);
  });
});

describe('fingerprint', () => {
  const [flow] = readPictures(project).pictures;
  if (!flow) throw new Error('the book has no flow');

  it('stands in the first line of the picture', () => {
    expect(splitPictureFile(flow.svg ?? '').made).toBe(fingerprint(flow, version));
  });

  it('changes with the text, a host’s colour and mermaid’s version', () => {
    const plan = flow.plan && { ...flow.plan, hosts: new Map([['leader', 2]]) };
    const prints = [
      fingerprint(flow, version),
      fingerprint({ ...flow, text: `${flow.text} ` }, version),
      fingerprint({ ...flow, plan }, version),
      fingerprint(flow, `${version}1`),
    ];
    expect(new Set(prints).size).toBe(4);
  });
});
