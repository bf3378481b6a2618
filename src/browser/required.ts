/**
 * The one part of an island's HTML that its script cannot do without.
 *
 * @param type - The element class expected there; HTMLElement unless given.
 * @throws Error naming the island and the part, when the HTML and the script have drifted apart.
 */
export function required<Part extends Element = HTMLElement>(
  island: Element,
  selector: string,
  type: abstract new () => Part = HTMLElement as unknown as abstract new () => Part,
): Part {
  const part = island.querySelector(selector);
  if (part instanceof type) return part;
  throw new Error(`<${island.localName}> has no ${type.name} "${selector}" in its HTML.`);
}
