import { cutEvidence, isEvidenceProblem, type RecordedOutput } from '../../domain/flow/evidence.ts';
import { placedSteps } from '../../domain/flow/check-flow.ts';
import type { Finding } from '../../domain/finding/finding.ts';
import { readPictures, type FlowSource } from '../diagrams/pictures.ts';
import { readRecordingFiles } from '../recordings/read.ts';
import { transcriptOf } from '../recordings/transcript.ts';
import { examineRecordings } from './recordings.ts';

/** Cuts every cited line out of its recording; a finding where that is no longer possible. */
export function checkEvidence(
  flows: readonly FlowSource[],
  outputs: ReadonlyMap<string, readonly RecordedOutput[]>,
): readonly Finding[] {
  return flows.flatMap(({ file, flow, lineOf }) =>
    placedSteps(flow).flatMap(({ step, path }): readonly Finding[] => {
      if (step.evidence === undefined) return [];
      const cut = cutEvidence(step.evidence, outputs.get(step.evidence.recording));
      if (!isEvidenceProblem(cut)) return [];
      const line = lineOf([...path, 'evidence', ...cut.path]);
      const message = `step "${step.id}": ${cut.message}`;
      return [{ id: cut.id, place: { file, line }, message, remedy: cut.remedy }];
    }),
  );
}

/** Reads the flows and the recordings they cite, and holds one to the other. */
export async function inspectEvidence(root: string): Promise<readonly Finding[]> {
  const { flows } = readPictures(root);
  const cited = new Set(
    flows.flatMap(({ flow }) =>
      placedSteps(flow).flatMap(({ step }) => step.evidence?.recording ?? []),
    ),
  );
  if (cited.size === 0) return [];
  const { recordings } = examineRecordings(readRecordingFiles(root));
  const outputs = new Map<string, readonly RecordedOutput[]>();
  for (const { manifest, hosts } of recordings) {
    if (!cited.has(manifest.id)) continue;
    const casts = new Map(hosts.map(({ name, cast }) => [name, cast]));
    const transcript = await transcriptOf(manifest.commands, casts);
    outputs.set(
      manifest.id,
      transcript.map(({ host, command, lines }) => ({
        host,
        command,
        lines: lines.map((runs) => runs.map(({ text }) => text).join('')),
      })),
    );
  }
  return checkEvidence(flows, outputs);
}
