/** A number with a blank between thousands from 10,000 on, as books set it. */
export function grouped(value: number): string {
  const text = String(value);
  return value < 10_000 ? text : text.replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** A number with at most two decimals. */
export function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
