import { emptyForm, emptyStep, type CalculatorForm } from './form.ts';

const host = '192.168.1.10';
const added = `${host}:6387`;
const addFourth = { ...emptyStep, kind: 'add', address: added } as const;
const fillFourth = {
  ...emptyStep,
  kind: 'reshard',
  slots: '4096',
  to: added,
  from: 'all',
} as const;
const giveBack = (slots: string, port: number) =>
  ({ ...emptyStep, kind: 'reshard', slots, to: `${host}:${port}`, from: added }) as const;

/** What a chapter can begin with: `<SlotCalculator preset="…" />`. Each is a form as a reader would fill it in. */
export const presets = {
  /** Keys with and without hash tags, the empty tag among them, on three masters. */
  'hash-tags': {
    ...emptyForm,
    view: 'keys',
    keys: ['user:1000', '{user:1000}.cart', '{user:1000}.orders', 'foo{}{bar}'].join('\n'),
    command: 'MGET {user:1000}.cart {user:1000}.orders',
  },
  /** Three masters with a replica each on one host. */
  'three-masters': { ...emptyForm, view: 'create' },
  /** Three masters with a replica each on three hosts. */
  'three-hosts': {
    ...emptyForm,
    view: 'create',
    hosts: '192.168.1.11 192.168.1.12 192.168.1.13',
  },
  /** The notes' example: a fourth master gets 4096 slots from all. */
  'scale-out': { ...emptyForm, view: 'scale', steps: [addFourth, fillFourth] },
  /** The notes' way back: the fourth master is emptied in three steps and taken out. */
  'scale-in': {
    ...emptyForm,
    view: 'scale',
    steps: [
      addFourth,
      fillFourth,
      giveBack('1365', 6381),
      giveBack('1366', 6382),
      giveBack('1365', 6383),
      { ...emptyStep, kind: 'remove', address: added },
    ],
  },
  /** A fourth master filled by rebalance instead. */
  rebalance: {
    ...emptyForm,
    view: 'scale',
    steps: [addFourth, { ...emptyStep, kind: 'rebalance', empty: 'yes' }],
  },
} as const satisfies Readonly<Record<string, CalculatorForm>>;

/** The name of a preset. */
export type PresetName = keyof typeof presets;

/** The names of all presets, for the check of chapters. */
export const presetNames = Object.keys(presets) as readonly PresetName[];
