import type { Participant, Step } from './flow.ts';

/** The sign before a step that the two tellings have differently, in the pictures and in the lists. */
export const differs = '≠';

/** A step's label as the picture and the list show it. */
export function markedLabel({ label, correction }: Step): string {
  return correction === undefined ? label : `${differs} ${label}`;
}

/** The participant's name for running text. */
export function shortName({ short, name }: Participant): string {
  return short ?? withoutBreaks(name);
}

/**
 * A label on one line: `<br/>` leaves a space, but none between two Han characters or full-width signs.
 *
 * @example withoutBreaks('管理节点<br/>docker1') // '管理节点 docker1'
 * @example withoutBreaks('写入记录，<br/>等多数确认') // '写入记录，等多数确认'
 */
export function withoutBreaks(label: string): string {
  return label
    .replace(/(.?)<br\s*\/?>(.?)/gu, (_, before: string, after: string) =>
      isFullWidth(before) && isFullWidth(after) ? before + after : `${before} ${after}`,
    )
    .trim();
}

/**
 * A step's number as the diagram and the list show it: ① to ㊿, then (51).
 *
 * The three ranges are those of Unicode's circled numbers.
 */
export function circled(number: number): string {
  if (number >= 1 && number <= 20) return String.fromCodePoint(0x2460 + number - 1);
  if (number >= 21 && number <= 35) return String.fromCodePoint(0x3251 + number - 21);
  if (number >= 36 && number <= 50) return String.fromCodePoint(0x32b1 + number - 36);
  return `(${number})`;
}

function isFullWidth(character: string): boolean {
  return /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(character);
}
