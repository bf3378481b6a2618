/** The first character of each initial, as Chinese dictionaries are sorted by sound. */
const firsts =
  'A阿B八C嚓D哒E妸F发G旮H哈J丌K咔L垃M妈N拏O噢P妑Q七R呥S仨T他W穵X夕Y丫Z帀'.match(/../gu) ?? [];

/**
 * The letter under which a dictionary lists a word: the first of its first character's pinyin; `西文` for a word in
 * Latin letters, `0–9` for one that begins with a digit.
 *
 * @param byPinyin - Compares two words by their sound, as `new Intl.Collator('zh-CN').compare` does.
 * @example pinyinInitial('镜像', byPinyin) // 'J'
 */
export function pinyinInitial(word: string, byPinyin: (a: string, b: string) => number): string {
  if (/^\d/.test(word)) return '0–9';
  if (!/^\p{Script=Han}/u.test(word)) return '西文';
  const found = firsts.findLast((each) => byPinyin(each.slice(1), word) <= 0);
  return (found ?? firsts[0] ?? '').slice(0, 1);
}
