/** So many columns of a transcript a phone shows. */
export const phoneColumns = 36;

/** How many columns of a terminal a text takes, escape sequences aside. A Chinese character takes two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of plainText(text)) columns += columnsOfCharacter(character);
  return columns;
}

/** The text without escape sequences and control characters. */
export function plainText(text: string): string {
  return text.replaceAll(escapes, '');
}

/** What stands left of the cursor after a text has been written: the prompt, when it ends with one. */
export function lastLine(text: string): string {
  return plainText(text.slice(text.lastIndexOf('\n') + 1).replace(/^[^]*\r(?!$)/, ''));
}

const escapes =
  // eslint-disable-next-line no-control-regex -- escape sequences are made of control characters
  /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])|[\x00-\x09\x0b-\x1f\x7f]/g;

/** As the terminal counts: wide are Han, kana, hangul, full-width forms and pictographs; combining marks none. */
export function columnsOfCharacter(character: string): number {
  if (/\p{Mn}|\p{Me}|\u200b|\u200d|\ufe0f/u.test(character)) return 0;
  const code = character.codePointAt(0) ?? 0;
  const isWide =
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf && code !== 0x303f) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd);
  return isWide ? 2 : 1;
}
