import { isUtf8 } from 'node:buffer';
import type { Finding } from '../../domain/finding/finding.ts';
import { lineAt, withoutMark } from './source-file.ts';

/** What can be wrong with the bytes of a file, before anybody reads its words. */
export const sourceTextProblems = {
  'text/bom': 'a file begins with a byte order mark',
  'text/not-utf8': 'a file is not UTF-8',
  'text/control': 'a control character that nobody sees stands in a file',
} as const;
type SourceTextProblem = keyof typeof sourceTextProblems;

/**
 * Decodes a file of the project.
 *
 * @returns Its text without a byte order mark, and what is wrong with its bytes. A recording has a check of its own.
 */
export function decodeSource(
  file: string,
  bytes: Uint8Array,
): { readonly text: string; readonly findings: readonly Finding[] } {
  const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const text = withoutMark(decoded);
  if (file.endsWith('.cast')) return { text, findings: [] };
  const findings: Finding[] = [];
  const report = (id: SourceTextProblem, line: number, message: string, remedy: string) =>
    findings.push({ id, place: { file, line }, message, remedy });
  if (text !== decoded) {
    const remedy = 'Save the file as UTF-8 without one; editors call it “UTF-8 with BOM”.';
    report('text/bom', 1, 'the file begins with a byte order mark (BOM).', remedy);
  }
  if (!isUtf8(bytes)) {
    // What cannot be decoded becomes U+FFFD.
    const line = lineAt(text, Math.max(0, text.indexOf('\uFFFD')));
    const message = 'the bytes of this line are not UTF-8.';
    report('text/not-utf8', line, message, 'Save the file as UTF-8 and type the line again.');
  }
  const control = firstControl(text);
  if (control !== undefined) {
    const code = text.charCodeAt(control).toString(16).toUpperCase().padStart(4, '0');
    const message = `the control character U+${code} stands in this line.`;
    report('text/control', lineAt(text, control), message, 'Delete it, or type the line again.');
  }
  return { text, findings };
}

/** Tabs and line ends are no faults. */
function firstControl(text: string): number | undefined {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127) return at;
  }
  return undefined;
}
