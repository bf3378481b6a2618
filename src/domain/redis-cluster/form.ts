/** The four views on one cluster. */
export type CalculatorView =
  | 'keys' // Which slot and which node a key belongs to.
  | 'create' // How a cluster begins.
  | 'scale' // What is added, moved and taken away.
  | 'picture'; // All 16384 slots, before and after.

/** What can be done to a cluster. */
export type StepKind =
  | 'add' // redis-cli --cluster add-node: a master without slots.
  | 'reshard' // redis-cli --cluster reshard
  | 'move' // CLUSTER SETSLOT: named slots from one master to another.
  | 'rebalance' // redis-cli --cluster rebalance
  | 'remove'; // redis-cli --cluster del-node: a master that owns nothing any more.

export const stepKinds: readonly StepKind[] = ['add', 'reshard', 'move', 'rebalance', 'remove'];

/** One step as it is typed. Masters are named by their address; every kind reads the fields it needs. */
export interface StepForm {
  readonly kind: StepKind;
  /** add: the new master. remove: the one to take out. */
  readonly address: string;
  /** reshard: how many slots. */
  readonly slots: string;
  /** reshard, move: the receiver. */
  readonly to: string;
  /** reshard: `all`, or addresses with blanks between. move: one address. */
  readonly from: string;
  /** move: slots and ranges, such as `0-1364 5461`. */
  readonly ranges: string;
  /** rebalance: `address=weight`, with blanks between. */
  readonly weights: string;
  /** rebalance: percent. */
  readonly threshold: string;
  /** rebalance: `yes` lets masters without slots take part. */
  readonly empty: string;
}

/** Everything a reader has typed, right or wrong, word for word. */
export interface CalculatorForm {
  readonly view: CalculatorView;
  /** One key a line. */
  readonly keys: string;
  /** A command of several keys. */
  readonly command: string;
  /** Where the cluster comes from: made by create, or pasted. */
  readonly start: 'create' | 'nodes';
  readonly masters: string;
  readonly replicas: string;
  /** Host names or addresses, with blanks or commas between. */
  readonly hosts: string;
  /** The port of the first node on each host; the next ones count up. */
  readonly port: string;
  /** What CLUSTER NODES printed. */
  readonly nodes: string;
  readonly steps: readonly StepForm[];
}

/** A step before anything is typed. */
export const emptyStep: StepForm = {
  kind: 'reshard',
  address: '',
  slots: '',
  to: '',
  from: 'all',
  ranges: '',
  weights: '',
  threshold: '2',
  empty: '',
};

/** The form before anything is typed: three masters on one host, as in the notes. */
export const emptyForm: CalculatorForm = {
  view: 'keys',
  keys: '',
  command: '',
  start: 'create',
  masters: '3',
  replicas: '1',
  hosts: '192.168.1.10',
  port: '6381',
  nodes: '',
  steps: [],
};

/** The words of a field in which blanks or commas stand between them. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,，、;；]+/).filter((word) => word !== '');
}

/**
 * A whole number as somebody types it.
 *
 * @returns undefined when it is none.
 */
export function readCount(text: string): number | undefined {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}
