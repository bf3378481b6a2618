/** A number with a blank between thousands from 10,000 on, as books set it. */
export function grouped(value: number): string {
  const text = String(value);
  return value < 10_000 ? text : text.replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** A number with two decimals, or as many more as it takes to stay on its side of a whole number: 50.0046 is not 50. */
export function roundedApart(value: number): string {
  const isApart = (text: string) =>
    Math.floor(Number(text)) === Math.floor(value) && Math.ceil(Number(text)) === Math.ceil(value);
  const texts = [2, 3, 4, 5, 6, 7].map((decimals) => value.toFixed(decimals));
  return String(Number(texts.find(isApart) ?? value));
}

/** A number with at most two decimals. */
export function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
