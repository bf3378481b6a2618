import type { ShikiTransformer, ThemedToken } from 'shiki';

/** A word to be replaced by the reader, such as `<容器>`: with a Chinese character, so that no HTML is meant. */
const placeholder = /<[^<>\n]*[\u4e00-\u9fff][^<>\n]*>/g;

/**
 * A Shiki transformer that leaves placeholders in the colour of plain text. A shell's grammar takes `<容器>` for
 * two redirections, and colours it in pieces.
 */
export const placeholders: ShikiTransformer = {
  name: 'placeholders',
  tokens: (lines) => lines.map(withWholePlaceholders),
};

/** The tokens of a line, those in a placeholder joined into one without a colour of its own. */
export function withWholePlaceholders(line: readonly ThemedToken[]): ThemedToken[] {
  const text = line.map(({ content }) => content).join('');
  const spans = [...text.matchAll(placeholder)].map(({ 0: content, index }) => ({
    content,
    index,
    end: index + content.length,
  }));
  const result: ThemedToken[] = [];
  let at = 0;
  for (const token of line) {
    const [start, end] = [at, at + token.content.length];
    at = end;
    let from = start;
    for (const span of spans) {
      if (span.end <= start || span.index >= end) continue;
      if (span.index > from) result.push(partOf(token, start, from, span.index));
      if (span.index >= start) {
        result.push({ content: span.content, offset: token.offset + span.index - start });
      }
      from = Math.min(span.end, end);
    }
    if (from < end) result.push(partOf(token, start, from, end));
  }
  return result;
}

/** The part of a token that begins at `start` of its line, between two other places of the line. */
function partOf(token: ThemedToken, start: number, from: number, to: number): ThemedToken {
  const content = token.content.slice(from - start, to - start);
  return { ...token, content, offset: token.offset + from - start };
}
