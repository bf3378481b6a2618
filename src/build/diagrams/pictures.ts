import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../domain/finding/finding.ts';
import { circled, numberedSteps, type Flow } from '../../domain/flow/flow.ts';
import { drawFlow, mermaidId } from '../../domain/flow/to-mermaid.ts';
import { withoutMark } from '../checks/source-file.ts';
import { readFlow } from './read-flow.ts';
import { mermaidSettings, slimForm } from './settings.ts';
import type { DrawnStep, SequencePlan } from './slim-sequence.ts';

/** Where flows and other diagrams lie, from the repository root. */
export const flowsFolder = 'content/flows';
export const diagramsFolder = 'content/diagrams';

/** A picture that the book has or should have. */
export interface Picture {
  /** The file's or folder's name, by which authors call it. */
  readonly name: string;
  /** Begins the ids inside the picture; unique on a page. */
  readonly id: string;
  /** Paths from the repository root. */
  readonly sourceFile: string;
  readonly svgFile: string;
  /** What mermaid draws. */
  readonly text: string;
  /** For a flow: the flow, and how its steps are found in the drawing. */
  readonly flow?: Flow | undefined;
  readonly plan?: SequencePlan | undefined;
  /** The committed picture; absent when there is none yet. */
  readonly svg: string | undefined;
}

/** The pictures of the book, as they lie on the disk. */
export interface Pictures {
  /** Those with a sound source, flows first, each kind by name. */
  readonly pictures: readonly Picture[];
  /** What is wrong with the other sources. */
  readonly findings: readonly Finding[];
  /** Committed pictures without a source. */
  readonly orphans: readonly string[];
}

/** Reads the sources and the committed pictures. */
export function readPictures(root: string): Pictures {
  const findings: Finding[] = [];
  const files = (pattern: string) => globSync(pattern, { cwd: root }).map(slashed).sort();
  const flows = files(`${flowsFolder}/*/flow.yaml`).flatMap((sourceFile) => {
    const read = readFlow(
      withoutMark(readFileSync(path.join(root, sourceFile), 'utf8')),
      sourceFile,
    );
    findings.push(...read.findings);
    return read.flow ? [flowPicture(sourceFile, read.flow, readIfThere)] : [];
  });
  const diagrams = files(`${diagramsFolder}/*.mmd`).map((sourceFile) => {
    const name = path.basename(sourceFile, '.mmd');
    const svgFile = sourceFile.replace(/\.mmd$/, '.svg');
    const text = readFileSync(path.join(root, sourceFile), 'utf8');
    return { name, id: `diagram-${name}`, sourceFile, svgFile, text, svg: readIfThere(svgFile) };
  });
  const orphans = [
    ...files(`${flowsFolder}/*/flow.svg`).filter((svg) => !hasSource(svg, 'yaml')),
    ...files(`${diagramsFolder}/*.svg`).filter((svg) => !hasSource(svg, 'mmd')),
  ];
  return { pictures: [...flows, ...diagrams], findings, orphans };

  function readIfThere(file: string): string | undefined {
    const whole = path.join(root, file);
    return existsSync(whole) ? readFileSync(whole, 'utf8') : undefined;
  }
  function hasSource(svgFile: string, extension: string): boolean {
    return existsSync(path.join(root, svgFile.replace(/svg$/, extension)));
  }
}

/** The picture of a flow: what mermaid draws, and where its steps are in the drawing. */
export function flowPicture(
  sourceFile: string,
  flow: Flow,
  read: (svgFile: string) => string | undefined,
): Picture {
  const name = path.posix.basename(path.posix.dirname(sourceFile));
  const svgFile = sourceFile.replace(/yaml$/, 'svg');
  const { text, messages, notes } = drawFlow(flow);
  const drawn = new Map<number, DrawnStep>(
    numberedSteps(flow).map(({ number, step }) => {
      const label = `${circled(number)} ${step.label.replace(/<br\s*\/?>/g, '')}`;
      return [number, { number, label }];
    }),
  );
  const find = (number: number): DrawnStep => drawn.get(number) ?? { number, label: '' };
  const plan: SequencePlan = {
    messages: messages.map(find),
    notes: notes.map((number) => (number === null ? null : find(number))),
    hosts: new Map(
      flow.participants.flatMap(({ id, host }) =>
        host === undefined ? [] : [[mermaidId(id), host] as const],
      ),
    ),
  };
  return { name, id: `flow-${name}`, sourceFile, svgFile, text, flow, plan, svg: read(svgFile) };
}

/**
 * What a picture is made from, in 16 hexadecimal digits: the text for mermaid, the steps and hosts to find in
 * its drawing, the settings, the slimmed form and mermaid's version. A flow's explanations are not part of it.
 */
export function fingerprint({ id, text, plan }: Picture, mermaidVersion: string): string {
  const parts = [id, text, plan && { ...plan, hosts: [...plan.hosts] }, mermaidSettings, slimForm];
  return shortHash(JSON.stringify([...parts, mermaidVersion]));
}

/** A picture's file: a line with the fingerprint of what it was made from and the picture's own, then the picture. */
export function pictureFile(svg: string, made: string): string {
  return `<!-- Made by npm run diagrams; never edited. ${made} ${shortHash(svg)} -->\n${svg}\n`;
}

/** What a picture's file holds. */
export interface PictureFile {
  /** The fingerprint in the first line; undefined when that line is not one of ours. */
  readonly made: string | undefined;
  /** Whether the picture is as it was made. */
  readonly intact: boolean;
  readonly svg: string;
}

/** The parts of a picture's file. */
export function splitPictureFile(file: string): PictureFile {
  const [line, made, own] =
    /^<!-- Made by npm run diagrams; never edited\. ([\da-f]{16}) ([\da-f]{16}) -->\n/.exec(file) ??
    [];
  const svg = file.slice(line?.length ?? 0).trim();
  return { made, intact: own === shortHash(svg), svg };
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function slashed(file: string): string {
  return file.replaceAll('\\', '/');
}
