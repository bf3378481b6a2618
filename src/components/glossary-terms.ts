import { getCollection, type CollectionEntry } from 'astro:content';
import { pinyinInitial } from '~/domain/book/pinyin-initial.ts';

type Term = CollectionEntry<'glossary'>['data'];

const byPinyin = new Intl.Collator('zh-CN').compare;
const sound = ({ zh, sortAs }: Term) => sortAs ?? zh;

/** The glossary in its order: by the sound of the Chinese words, behind them those in Latin letters. */
export async function glossaryTerms(): Promise<readonly Term[]> {
  const terms = await getCollection('glossary');
  return terms.map(({ data }) => data).sort((a, b) => byPinyin(sound(a), sound(b)));
}

/** The first term of each initial, in the glossary's order. */
export async function glossaryInitials(): Promise<readonly { initial: string; first: Term }[]> {
  const found = new Map<string, Term>();
  for (const term of await glossaryTerms()) {
    const initial = pinyinInitial(sound(term), byPinyin);
    if (!found.has(initial)) found.set(initial, term);
  }
  return [...found].map(([initial, first]) => ({ initial, first }));
}
