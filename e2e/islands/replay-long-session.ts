/** A session that no recording is as long as: made up by a test, played by the real player. */
export interface LongSession {
  readonly cast: string;
  /** What the page serves beside it. */
  readonly session: string;
}

/** Ten minutes, 5,000 events with colours, progress bars, Chinese and long lines, 20 commands. */
export function longSession(): LongSession {
  const seconds = 600;
  const count = 5000;
  const header = { version: 2, width: 100, height: 28 };
  const events: [number, string, string][] = [];
  for (let index = 0; index < count; index++) {
    const at = Math.round((index / count) * seconds * 1000) / 1000;
    events.push([at, 'o', outputOf(index)]);
  }
  const commands = Array.from({ length: 20 }, (_, index) => ({
    host: 'docker1',
    command: `step ${index + 1}`,
    narration: `第 ${index + 1} 步。`,
    typedSeconds: index * 30 + 1,
    startSeconds: index * 30 + 2,
    endSeconds: index * 30 + 29,
    exitStatus: 0,
    state: null,
  }));
  return {
    cast: [header, ...events].map((line) => JSON.stringify(line)).join('\n') + '\n',
    session: JSON.stringify({
      id: 'swarm/create/inactive',
      size: { cols: 100, rows: 28 },
      idleTimeLimitSeconds: 2,
      commands,
    }),
  };
}

function outputOf(index: number): string {
  const colour = 31 + (index % 6);
  switch (index % 5) {
    case 0:
      return `\x1b[${colour}mline ${index}\x1b[0m of a long session, 码头 ${'='.repeat(index % 60)}\r\n`;
    case 1:
      return `layer ${index}: [${'#'.repeat(index % 40)}>\r`;
    case 2:
      return `\x1b[2Klayer ${index}: done\r\n\x1b[1A\x1b[1mbold\x1b[22m\r\n`;
    case 3:
      return `${'a word and another '.repeat(8)}${index}\r\n`;
    default:
      return `[root@docker1 ~]# command ${index}\r\n`;
  }
}

/** Numbers from 0 to 1 that are the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
