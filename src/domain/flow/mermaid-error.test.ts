import { describe, expect, it } from 'vitest';
import { readMermaidError } from './mermaid-error.ts';

describe('readMermaidError', () => {
  it('finds the line of the parser and keeps its words', () => {
    // mermaid 12.3.0 for "sequenceDiagram\n  A->>B 问\n".
    const message =
      "Parse error on line 2:\n...iagram  A->>B 问\n---------------------^\nExpecting 'TXT', got 'NEWLINE'";
    expect(readMermaidError(message)).toEqual({
      line: 2,
      detail: "...iagram  A->>B 问\n---------------------^\nExpecting 'TXT', got 'NEWLINE'",
    });
  });

  it('finds the line of the lexer', () => {
    expect(readMermaidError('Lexical error on line 3. Unrecognized text.\n...x').line).toBe(3);
  });

  it('gives the whole message when no line is named', () => {
    const message = 'No diagram type detected matching given configuration for text: x';
    expect(readMermaidError(message)).toEqual({ line: undefined, detail: message });
  });
});
