import { describe, expect, it } from 'vitest';
import { cutEvidence, isEvidenceProblem, type RecordedOutput } from './evidence.ts';
import type { EvidenceReference } from './flow.ts';

const outputs: readonly RecordedOutput[] = [
  { host: 'docker1', command: 'docker swarm init', lines: ['initialized', '', 'join --token T'] },
  { host: 'docker4', command: 'docker swarm join --token T', lines: ['joined as a worker'] },
  { host: 'docker5', command: 'docker swarm join --token T', lines: ['joined as a worker'] },
  { host: 'docker1', command: 'true', lines: [] },
  { host: 'docker1', command: 'seq 13', lines: Array.from({ length: 13 }, (_, n) => `${n + 1}`) },
];
const cut = (reference: Partial<EvidenceReference>, from: typeof outputs | null = outputs) => {
  const found = cutEvidence(
    { recording: 'swarm/create/join', command: 'swarm init', shows: '。', ...reference },
    from ?? undefined,
  );
  return isEvidenceProblem(found)
    ? `${found.path.join('.')}: ${found.message} ${found.remedy} [${found.id}]`
    : found;
};

describe('cutEvidence', () => {
  it('gives the whole output when no lines are named', () => {
    expect(cut({})).toEqual({
      host: 'docker1',
      command: 'docker swarm init',
      lines: ['initialized', '', 'join --token T'],
    });
  });

  it('gives the lines that contain the parts, in order, with a gap where some are left out', () => {
    expect(cut({ lines: ['init', 'token'] })).toMatchObject({
      lines: ['initialized', null, 'join --token T'],
    });
  });

  it('marks what is left out before the first line and behind the last, unless it is blank', () => {
    expect(cut({ command: 'seq', lines: ['2', '3'] })).toMatchObject({
      lines: [null, '2', '3', null],
    });
    const blankEnds = [{ host: 'docker1', command: 'date', lines: ['', 'now', ' '] }];
    expect(cut({ command: 'date', lines: ['now'] }, blankEnds)).toMatchObject({ lines: ['now'] });
  });

  it('takes the host’s command, or the nth, where several contain the part', () => {
    expect(cut({ command: 'swarm join', host: 'docker5' })).toMatchObject({ host: 'docker5' });
    expect(cut({ command: 'swarm join', nth: 2 })).toMatchObject({ host: 'docker5' });
  });

  it('says what no longer matches, and what there is', () => {
    expect([
      cut({}, null),
      cut({ command: 'swarm leave' }),
      cut({ command: 'swarm join' }),
      cut({ command: 'swarm init', nth: 2 }),
      cut({ lines: ['token', 'init'] }),
      cut({ lines: ['initialised'] }),
      cut({ command: 'true' }),
      cut({ command: 'seq' }),
    ]).toMatchInlineSnapshot(`
      [
        "recording: "swarm/create/join" is no recording. They lie in playgrounds/recordings; npm run record makes one. [evidence/recording-unknown]",
        "command: there is no command in swarm/create/join with "swarm leave". Write enough of one of them: "docker swarm init", "docker swarm join --token T", "docker swarm join --token T", "true", "seq 13". [evidence/command]",
        "command: there are 2 commands in swarm/create/join with "swarm join". Write more of the command, its host, or which one it is: nth: 1. [evidence/command]",
        "command: there is one command in swarm/create/join with "swarm init", not 2. Write enough of one of them: "docker swarm init", "docker swarm join --token T", "docker swarm join --token T", "true", "seq 13". [evidence/command]",
        "lines.1: the output of "docker swarm init" in swarm/create/join has no further line with "init". The recording has changed: read it, then mend the reference and the explanation. [evidence/line]",
        "lines.0: the output of "docker swarm init" in swarm/create/join has no line with "initialised". The recording has changed: read it, then mend the reference and the explanation. [evidence/line]",
        "command: "true" in swarm/create/join gives 0 lines. Cite between 1 and 12 of them under "lines". [evidence/line]",
        "command: "seq 13" in swarm/create/join gives 13 lines. Cite between 1 and 12 of them under "lines". [evidence/too-long]",
      ]
    `);
  });
});
