import type { CalculatorForm, CalculatorView } from '~/domain/redis-cluster/form.ts';
import { emptyForm } from '~/domain/redis-cluster/form.ts';
import { presets } from '~/domain/redis-cluster/presets.ts';
import { Calculator } from './calculator.ts';
import { keptForm } from './kept-form.ts';

/** A calculator that is open on the page. */
export interface OpenCalculator {
  dispose(): void;
}

/**
 * Opens the calculator of an island: with what the address or the device has kept where it keeps anything, else
 * with its preset.
 *
 * @param view - The view that was asked for; the form's own when none was.
 */
export function openCalculator(
  island: HTMLElement,
  view: CalculatorView | undefined,
): OpenCalculator {
  const name = island.dataset['preset'] ?? '';
  const preset: CalculatorForm = Object.hasOwn(presets, name)
    ? presets[name as keyof typeof presets]
    : emptyForm;
  const form = ('keeps' in island.dataset ? keptForm() : undefined) ?? preset;
  const calculator = new Calculator(island, form, preset);
  if (view !== undefined) calculator.open(view);
  return calculator;
}
