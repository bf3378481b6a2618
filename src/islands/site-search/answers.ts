/**
 * Whether a found page holds the words that were asked for. Pagefind falls back on ever shorter beginnings of a word
 * that it does not know, down to its first letter: it “finds” q for qqqzzz. Here a word counts as found when two
 * thirds of it begin a word of the page, so that a slip at its end still finds something. Chinese is left to Pagefind,
 * which knows it by words.
 *
 * @param query - As it was typed.
 * @param text - What the page says, its title too.
 */
export function answers(query: string, text: string): boolean {
  const page = text.toLowerCase();
  return wordsOf(query).every((word) => {
    const needed = word.length < 4 ? word : word.slice(0, Math.ceil((word.length * 2) / 3));
    return new RegExp(`(?<![a-z0-9])${needed}`).test(page);
  });
}

/** The longest word that is looked for; nobody types a longer one. */
const longest = 100;

/**
 * The Latin words of a query; those joined by marks of paths, options and addresses count one by one, but a tag is
 * one word, as it is for Pagefind.
 */
function wordsOf(query: string): readonly string[] {
  return query
    .toLowerCase()
    .split(/[\s\p{Script=Han}，。；：、！？“”（）]+/u)
    .flatMap((each) => each.split(/[-_.:/@=+]+(?=[a-z0-9])(?![^<]*>)/))
    .map((each) => each.replace(/[^a-z0-9]/g, '').slice(0, longest))
    .filter((each) => each !== '');
}
