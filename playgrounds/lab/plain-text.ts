// eslint-disable-next-line no-control-regex -- Terminal sequences are control characters.
const sequences = /\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[=>]/g;

/** Terminal output without its escape sequences, with plain line ends; redrawn lines stay as they came. */
export function plainText(output: string): string {
  return output.replace(sequences, '').replaceAll('\r\n', '\n');
}
