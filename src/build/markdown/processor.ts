import { unified } from '@astrojs/markdown-remark';
import remarkCjkFriendly from 'remark-cjk-friendly';
import { rehypeBaseLinks } from './base-links.ts';
import { rehypeCodeWords } from './code-words.ts';
import { rehypeTables } from './tables.ts';
import { remarkTermPunctuation } from './term-punctuation.ts';
import { remarkVocabulary } from './vocabulary.ts';

/**
 * The Markdown processor of the book. Astro's default one leaves `**` standing beside Chinese punctuation and
 * bolds the text between; remark-cjk-friendly amends the rule. SmartyPants is off: it knows English quotes only.
 *
 * @param base - The site's base path, put before root-relative links.
 */
export function markdownProcessor(base: string) {
  return unified({
    remarkPlugins: [remarkCjkFriendly, remarkTermPunctuation, remarkVocabulary],
    rehypePlugins: [rehypeBaseLinks(base), rehypeTables, rehypeCodeWords],
    smartypants: false,
  });
}
