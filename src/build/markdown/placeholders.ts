import { splitTokens, type ShikiTransformer, type ThemedToken } from 'shiki';

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
  const start = line[0]?.offset ?? 0;
  const text = line.map(({ content }) => content).join('');
  const found = [...text.matchAll(placeholder)].map(({ 0: content, index }) => {
    const offset = start + index;
    return { content, offset, end: offset + content.length };
  });
  const edges = found.flatMap(({ offset, end }) => [offset, end]);
  return splitTokens([[...line]], edges)
    .flat()
    .flatMap((token) => {
      const whole = found.find(({ offset, end }) => offset <= token.offset && token.offset < end);
      if (whole === undefined) return token;
      const { content, offset } = whole;
      return offset === token.offset ? { content, offset } : [];
    });
}
