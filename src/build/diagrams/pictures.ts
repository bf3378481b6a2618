import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../domain/finding/finding.ts';
import type { DataPath } from '../../domain/flow/check-flow.ts';
import { numberedSteps, type Flow, type TellingName } from '../../domain/flow/flow.ts';
import { circled, markedLabel } from '../../domain/flow/label.ts';
import { mermaidSettings } from '../../domain/flow/mermaid-settings.ts';
import {
  drawFlow,
  mermaidId,
  tellingOf,
  type TitledTelling,
} from '../../domain/flow/to-mermaid.ts';
import { withoutMark } from '../checks/source-file.ts';
import { readFlow } from './read-flow.ts';
import type { DrawnStep, SequencePlan } from './slim-sequence.ts';
import { slimForm } from './slim.ts';

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
  /** For a flow: which of its tellings, and how its steps are found in the drawing. */
  readonly telling?: TellingName | undefined;
  readonly plan?: SequencePlan | undefined;
  /** The committed picture; absent when there is none yet. */
  readonly svg: string | undefined;
}

/** A flow with its file. */
export interface FlowSource {
  /** Its folder's name, by which authors call it. */
  readonly name: string;
  /** Path of the flow.yaml from the repository root. */
  readonly file: string;
  readonly flow: Flow;
  /** The line on which the value at a path stands. */
  readonly lineOf: (path: DataPath) => number | undefined;
}

/** The pictures of the book, as they lie on the disk. */
export interface Pictures {
  /** The flows with a sound source, by name. */
  readonly flows: readonly FlowSource[];
  /** The pictures with a sound source, those of flows first, each kind by name. */
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
  const flows = files(`${flowsFolder}/*/flow.yaml`).flatMap((file): FlowSource[] => {
    const read = readFlow(withoutMark(readFileSync(path.join(root, file), 'utf8')), file);
    findings.push(...read.findings);
    const name = path.posix.basename(path.posix.dirname(file));
    return read.flow ? [{ name, file, flow: read.flow, lineOf: read.lineOf }] : [];
  });
  const diagrams = files(`${diagramsFolder}/*.mmd`).map((sourceFile) => {
    const name = path.basename(sourceFile, '.mmd');
    const svgFile = sourceFile.replace(/\.mmd$/, '.svg');
    const text = readFileSync(path.join(root, sourceFile), 'utf8');
    return { name, id: `diagram-${name}`, sourceFile, svgFile, text, svg: readIfThere(svgFile) };
  });
  const drawn = flows.flatMap(({ file, flow }) =>
    (['true', 'notes'] as const).flatMap((name) => {
      const telling = tellingOf(flow, name);
      return telling ? [tellingPicture(file, name, telling, readIfThere)] : [];
    }),
  );
  const broken = new Set(findings.map(({ place }) => path.posix.dirname(place.file)));
  const wanted = new Set(drawn.map(({ svgFile }) => svgFile));
  const orphans = [
    ...files(`${flowsFolder}/*/*.svg`).filter(
      (svg) => !wanted.has(svg) && !broken.has(path.posix.dirname(svg)),
    ),
    ...files(`${diagramsFolder}/*.svg`).filter(
      (svg) => !existsSync(path.join(root, svg.replace(/svg$/, 'mmd'))),
    ),
  ];
  return { flows, pictures: [...drawn, ...diagrams], findings, orphans };

  function readIfThere(file: string): string | undefined {
    const whole = path.join(root, file);
    return existsSync(whole) ? readFileSync(whole, 'utf8') : undefined;
  }
}

/**
 * The picture of a telling: what mermaid draws, and where its steps are in the drawing.
 *
 * @param sourceFile - The flow.yaml.
 * @param read - Gives the committed picture.
 */
export function tellingPicture(
  sourceFile: string,
  name: TellingName,
  telling: TitledTelling,
  read: (svgFile: string) => string | undefined,
): Picture {
  const folder = path.posix.dirname(sourceFile);
  const flow = path.posix.basename(folder);
  const svgFile = path.posix.join(folder, name === 'true' ? 'flow.svg' : 'notes.svg');
  const { text, messages, notes } = drawFlow(telling);
  const drawn = new Map<number, DrawnStep>(
    numberedSteps(telling).map(({ number, step }) => {
      const label = `${circled(number)} ${markedLabel(step).replace(/<br\s*\/?>/g, '')}`;
      return [number, { number, label, differs: step.correction !== undefined }];
    }),
  );
  const find = (number: number): DrawnStep =>
    drawn.get(number) ?? { number, label: '', differs: false };
  const plan: SequencePlan = {
    messages: messages.map(find),
    notes: notes.map((number) => (number === null ? null : find(number))),
    hosts: new Map(
      telling.participants.flatMap(({ id, host }) =>
        host === undefined ? [] : [[mermaidId(id), host] as const],
      ),
    ),
  };
  const id = name === 'true' ? `flow-${flow}` : `flow-${flow}-notes`;
  return {
    name: flow,
    id,
    sourceFile,
    svgFile,
    text,
    telling: name,
    plan,
    svg: read(svgFile),
  };
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
