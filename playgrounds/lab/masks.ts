/**
 * A line of output with what differs from run to run named instead of shown, and blanks that only
 * align columns made one. Fixed by the book and therefore kept: the hosts' addresses and the ports that
 * a command names.
 *
 * @param varies - What else differs in this output, as its scenario says.
 */
export function maskLine(line: string, varies?: RegExp): string {
  let masked = varies === undefined ? line : line.replace(varies, '‹varies›');
  for (const [pattern, name] of masks) masked = masked.replace(pattern, name);
  return masked.replaceAll(/\s+/g, ' ').trim();
}

const units = '(?:nanoseconds?|milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?)';

/** In this order: what stands earlier may hold what stands later. */
const masks: readonly (readonly [RegExp, string])[] = [
  [/\bSWMTKN-1-[a-z0-9]+-[a-z0-9]+/g, '‹token›'],
  [/\bSWMKEY-1-[A-Za-z0-9+/]+/g, '‹key›'],
  // 2026-11-21T12:00:00.123Z, 2026-11-21 12:00:00 +0000 UTC, 21/Nov/2026:12:00:00 +0000, 12:00:00, 12:00
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z| ?[+-]\d\d:?\d\d)?(?: UTC)?/g, '‹time›'],
  [/\b\d{4}[-/]\d\d[-/]\d\d\b/g, '‹time›'],
  [/\b\d\d\/[A-Z][a-z]{2}\/\d{4}(?::[\d:]+(?: [+-]\d{4})?)?/g, '‹time›'],
  [
    /\b[A-Z][a-z]{2},? (?:\d\d? [A-Z][a-z]{2}|[A-Z][a-z]{2} +\d\d?) [\d: ]+(?:GMT|UTC|\d{4})/g,
    '‹time›',
  ],
  [/\b\d\d:\d\d:\d\d(?:\.\d+)?\b/g, '‹time›'],
  [/(?<![\d:.])(?:[01]\d|2[0-3]):[0-5]\d(?![\d:])/g, '‹time›'],
  // ls -l: Nov 21
  [/\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d\b/g, '‹time›'],
  // About a minute ago, Less than a second, less than a second ago (tasks), 3 seconds, 1.234s, 12ms
  [
    new RegExp(`\\b(?:[Aa]bout an?|[Ll]ess than a|\\d+(?:\\.\\d+)?) ${units}\\b`, 'g'),
    '‹duration›',
  ],
  [/\b(?:\d+h)?(?:\d+m)?\d+(?:\.\d+)?(?:ns|µs|ms|s)\b/g, '‹duration›'],
  // The digest of content and the ids of things
  [/\bsha256:[0-9a-f]{12,64}\b/g, '‹digest›'],
  [/\b[0-9a-f]{12,64}\b/g, '‹id›'],
  [/\b(?=[a-z]*\d)[a-z0-9]{25}\b/g, '‹id›'],
  [/\b[a-z0-9]{50}\b/g, '‹digest›'], // The part of a join token that names the root CA.
  [/@if\d+\b/g, '@‹index›'],
  [/\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/g, '‹mac›'],
  // Addresses and ports that an engine or the kernel chooses
  [/\b(?:172\.(?:1[6-9]|2\d|3[01])|10\.\d+)\.\d+\.\d+\b/g, '‹address›'],
  [/:(?:3276[89]|327[7-9]\d|32[89]\d\d|3[3-9]\d{3}|[4-6]\d{4})\b/g, ':‹port›'],
  // Images are built anew; nothing at all stays 0B
  [/\b(?!0B)\d+(?:\.\d+)?(?:[kKMG]i?B|B)\b/g, '‹size›'],
  [/\b\d+(?:\.\d+)?%/g, '‹percent›'],
];
