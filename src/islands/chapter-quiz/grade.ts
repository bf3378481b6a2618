/** What a choice turned out to be. */
export type Verdict = 'right' | 'wrong' | 'missed' | 'none';

/**
 * Grades the choices of a question with options.
 *
 * @param chosen - Whether each option was chosen, in the order of the options.
 * @param correct - Whether each should be.
 */
export function gradeOptions(chosen: readonly boolean[], correct: readonly boolean[]) {
  const verdicts = correct.map((should, index): Verdict => {
    const did = chosen[index] ?? false;
    if (did) return should ? 'right' : 'wrong';
    return should ? 'missed' : 'none';
  });
  return { verdicts, isRight: verdicts.every((each) => each === 'right' || each === 'none') };
}

/**
 * Grades an order.
 *
 * @param places - The right place, from 0, of the step at each place.
 */
export function gradeOrder(places: readonly number[]) {
  const verdicts = places.map((place, index): Verdict => (place === index ? 'right' : 'wrong'));
  return { verdicts, isRight: verdicts.every((each) => each === 'right') };
}
