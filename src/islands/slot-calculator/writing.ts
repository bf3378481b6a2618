import { required } from '~/browser/required.ts';
import type { Html } from '~/domain/html/html.ts';

/** What was last written into a place. */
const written = new WeakMap<Element, string>();

/**
 * Writes a result into its place, unless it stands there already: then a picture does not move again, and what is
 * being read on it stays.
 *
 * @returns Whether anything was written.
 */
export function write(place: Element, content: Html): boolean {
  const text = String(content);
  if (written.get(place) === text) return false;
  written.set(place, text);
  place.innerHTML = text;
  return true;
}

/** Says what is wrong with a field, beside it; nothing when nothing is. */
export function blame(scope: Element, name: string, texts: readonly string[]) {
  const place = required(scope, `[data-problem="${name}"]`);
  const text = texts.join('\n');
  if (place.textContent !== text) place.textContent = text;
  const fields = scope.querySelectorAll(
    `[data-field="${name}"], [data-of="${name}"] [data-weight]`,
  );
  for (const each of fields) {
    if (text === '') each.removeAttribute('aria-invalid');
    else each.setAttribute('aria-invalid', 'true');
  }
}

/** Problems as texts, by the field they are about. */
export function textsByField<Problem extends { readonly field: string }>(
  problems: readonly Problem[],
  textOf: (problem: Problem) => string,
): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  for (const problem of problems) {
    texts.set(problem.field, [...(texts.get(problem.field) ?? []), textOf(problem)]);
  }
  return texts;
}
