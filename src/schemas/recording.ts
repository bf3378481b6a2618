import { z } from 'astro/zod';
import { labState } from './lab-state.ts';

const name = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const seconds = z.number().nonnegative();

const host = z.strictObject({
  name: z.string().regex(name),
  address: z.ipv4(),
  /** The file beside the manifest that holds what this host's terminal showed. */
  cast: z.string().regex(/^[a-z0-9.-]+\.cast$/),
  /** Of the cast, to tell whether someone edited it. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().positive(),
});

const command = z
  .strictObject({
    host: z.string(),
    /** What was typed; a key alone stands in angle brackets: `<C-c>`. */
    command: z.string().min(1),
    /** What this step does and where to look, in one Chinese sentence. */
    narration: z.string().min(1),
    /** The first keystroke. */
    typedSeconds: seconds,
    /** Enter was pressed; what follows is output. */
    startSeconds: seconds,
    /** The next prompt stands. */
    endSeconds: seconds,
    /** null for what has none, such as a key inside a running program. */
    exitStatus: z.int().min(0).max(255).nullable(),
    /** What stood after it; null for a recording that was made without. */
    state: labState.nullable(),
  })
  .refine(({ typedSeconds, startSeconds, endSeconds }) => {
    return typedSeconds <= startSeconds && startSeconds <= endSeconds;
  }, 'typedSeconds, startSeconds and endSeconds must not decrease');

/** The manifest of a recording: playgrounds/recordings/<part>/<chapter>/<name>.json, written by the recorder. */
export const recordingManifest = z
  .strictObject({
    format: z.literal(1),
    /** The path below playgrounds/recordings without its extension; authors name the recording by it. */
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)+$/),
    title: z.string().min(1),
    /** The module that says what is typed and what must be seen, from the repository root. */
    scenario: z.string().regex(/^playgrounds\/scenarios\/.+\.ts$/),
    recordedAt: z.iso.datetime(),
    /** When the same scenario last gave the same output again. */
    verified: z.iso.datetime().nullable(),
    size: z.strictObject({ cols: z.int().positive(), rows: z.int().positive() }),
    durationSeconds: seconds,
    /** Longer pauses are cut to this when played. */
    idleTimeLimitSeconds: z.number().positive(),
    /** Name of a program to its version; `docker` and `os` always. */
    versions: z
      .object({ docker: z.string().min(1), os: z.string().min(1) })
      .catchall(z.string().min(1)),
    hosts: z.array(host).min(1),
    /** In order of time. */
    commands: z.array(command).min(1),
  })
  .superRefine(({ hosts, commands }, context) => {
    const known = new Set(hosts.map((each) => each.name));
    let last = 0;
    for (const [index, each] of commands.entries()) {
      if (!known.has(each.host)) {
        const message = `"${each.host}" is none of the hosts`;
        context.addIssue({ code: 'custom', path: ['commands', index, 'host'], message });
      }
      if (each.typedSeconds < last) {
        const message = 'commands must be in order of time';
        context.addIssue({ code: 'custom', path: ['commands', index, 'typedSeconds'], message });
      }
      last = each.typedSeconds;
    }
  });

export type RecordingManifest = z.infer<typeof recordingManifest>;
export type RecordedCommand = z.infer<typeof command>;
