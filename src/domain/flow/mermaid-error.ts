/** What mermaid says of a text that it cannot draw. */
export interface MermaidError {
  /** The line where it stopped, counted from 1; undefined when it does not say. */
  readonly line: number | undefined;
  /** Its own words, without the line and without a stack. */
  readonly detail: string;
}

/**
 * Reads mermaid's error message. Its parser says `Parse error on line 3:`, its lexer `Lexical error on line 3.`,
 * each followed by the place and what was expected.
 */
export function readMermaidError(message: string): MermaidError {
  const [head = '', ...rest] = message.split('\n');
  const line = /on line (\d+)/.exec(head)?.[1];
  return {
    line: line === undefined ? undefined : Number(line),
    detail: (line === undefined ? [head, ...rest] : rest).join('\n').trim(),
  };
}
