const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * The pieces of a title between which a line may break, besides where punctuation and spaces allow it; joined
 * they are the title. Chinese has no spaces, and a browser breaks it between any two characters. A word of one
 * character stays with the word before it: 状态 and 码 are one.
 */
export function titleWords(title: string): string[] {
  const pieces: string[] = [];
  let afterWord = false;
  for (const { segment, isWordLike } of segmenter.segment(title)) {
    const begins = afterWord && isWordLike === true && segment.length > 1;
    if (begins || pieces.length === 0) pieces.push(segment);
    else pieces.push((pieces.pop() ?? '') + segment);
    afterWord = isWordLike === true;
  }
  return pieces;
}
