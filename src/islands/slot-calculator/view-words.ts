import type { StepKind } from '~/domain/redis-cluster/form.ts';
import type { HashRule } from '~/domain/redis-cluster/key-slot.ts';
import { grouped, rounded } from './numbers.ts';

/** Every word of the four views. What is wrong with a field stands in problem-words.ts. */
export const keyWords = {
  field: '键，一行一个',
  hint: '最多 10000 个，可以粘贴、把文件拖进来，或者选一个文件。行首是双引号时按 redis-cli 的写法读，"\\x.." 是一个字节；没有引号时每个字符就是它自己。',
  file: '选择文件',
  command: '一条命令',
  commandHint: '像在 redis-cli 里那样写，例如 MSET user:1 a user:2 b。',
  nothing: '先在上面写一个键。',
  rules: {
    tag: '第一个 { 与它后面第一个 } 之间不空，只散列这一段。',
    'no-brace': '没有 {，散列整个键。',
    unclosed: '第一个 { 后面没有 }，散列整个键。',
    'empty-tag': '第一个 { 后面紧跟 }，标签是空的，散列整个键。后面的花括号不再看。',
  } satisfies Readonly<Record<HashRule, string>>,
  working: '一步一步算',
  bytes: '字节（十六进制）',
  hashed: '参加散列的',
  crcSteps: 'CRC16 逐字节',
  stepHead: ['字节', '之前', '查表项', '之后'] as const,
  modulo: (crc: number, slot: number) =>
    `${hex4(crc)}（十进制 ${crc}）除以 16384 余 ${slot}，也就是留下低 14 位。`,
  moreBytes: (count: number) => `中间 ${count} 个字节算法相同，这里省去。`,
  slot: (slot: number) => `槽 ${slot}`,
  owner: '所在主节点',
  unserved: '没有主节点',
  head: ['键', '散列的部分', '槽', '主节点'] as const,
  more: (count: number) => `再列 ${count} 个`,
  count: (keys: number, slots: number) => `${grouped(keys)} 个键落在 ${grouped(slots)} 个槽里`,
  left: (count: number) => `后面还有 ${grouped(count)} 行没有读：一次最多 10000 个。`,
  fullest: (slot: number, keys: number) => `最满的是槽 ${slot}，有 ${grouped(keys)} 个。`,
  spread: '各主节点分到多少',
  spreadHead: ['主节点', '键', '按槽数应有', '相差'] as const,
  histogram: '沿着 16384 个槽看',
  histogramNote: (buckets: number, most: number) =>
    `每一柱是 ${16_384 / buckets} 个槽，最高的一柱有 ${most} 个键。`,
  together: '放进一条命令',
  oneSlot: (slot: number) => `这些键都在槽 ${slot}，MGET、DEL、SUNION 这样的多键命令可以执行。`,
  crossSlot: (slots: number) =>
    `这些键分在 ${grouped(slots)} 个槽，把它们放进一条多键命令会得到 CROSSSLOT。同一个主节点也不行：看的是槽，不是节点。`,
  groups: '能放在一起的',
  groupHead: ['槽', '主节点', '键'] as const,
  verdict: {
    cross: (keys: number, slots: number) =>
      `CROSSSLOT：${keys} 个键分在 ${slots} 个槽，集群拒绝执行。`,
    one: (slot: number, owner: string) => `可以执行：键都在槽 ${slot}，由 ${owner} 处理。`,
    none: '这条命令没有键，哪个节点都能执行。',
  },
} as const;

export const createWords = {
  start: '集群从哪里来',
  byCreate: '新建一个',
  byNodes: '粘贴现有集群的 cluster nodes',
  masters: '主节点',
  replicas: '每个主节点的副本',
  hosts: '主机',
  hostsHint: '名字或地址，中间空格。节点按次序轮流放到各台主机。',
  port: '起始端口',
  nodes: 'cluster nodes 的输出',
  nodesHint: '在任一节点上执行 redis-cli cluster nodes，整段粘贴。它只留在你的浏览器里。',
  ranges: '槽怎么分',
  rangeHead: ['主节点', '地址', '槽', '个数', '副本'] as const,
  command: '命令',
  score: (first: number, final: number) =>
    final < first
      ? `按次序先放，反亲和分数是 ${first}；redis-cli 接着抽签互换来改进，下表是分数为 ${final} 的一种放法。抽签每次不同，你看到的放法可能与此不同，分数不会更好。`
      : first === 0
        ? '按次序放好，没有副本和自己的主节点同在一台主机，也没有同一主节点的两个副本挤在一台。分数 0，不必再抽签。'
        : `反亲和分数 ${first}，redis-cli 抽签互换也改不了它。`,
  sameHost: (count: number) =>
    `有 ${count} 个副本和自己的主节点在同一台主机：主机坏了，两份一起没有。redis-cli 会警告 Some slaves are in the same host as their master。`,
  sharedHost: '有主节点的几个副本挤在同一台主机。',
  unplaced: (count: number) => `${count} 个节点没有分到主节点。`,
  read: (masters: number, replicas: number) => `读到 ${masters} 个主节点、${replicas} 个副本节点。`,
} as const;

export const scaleWords = {
  kinds: {
    add: '加一个主节点',
    reshard: '重新分槽（reshard）',
    move: '搬指定的槽',
    rebalance: '再均衡（rebalance）',
    remove: '摘掉一个主节点',
  } satisfies Readonly<Record<StepKind, string>>,
  step: (number: number) => `第 ${number} 步`,
  kind: '做什么',
  addStep: '加一步',
  removeStep: '删掉这一步',
  clear: '全部清空',
  address: '新主节点的地址',
  addressHint: '写成 主机:端口',
  remove: '摘掉谁',
  slots: '搬多少个槽',
  to: '给谁',
  from: '从谁那里',
  fromAll: '所有主节点（all）',
  ranges: '哪些槽',
  rangesHint: '例如 0-1364 5461',
  weights: '权重',
  weightOf: (name: string) => `${name} 的权重`,
  threshold: '阈值（%）',
  empty: '空的主节点也参加',
  choose: '请选择',
  gone: (name: string) => `${name}（不在集群里）`,
  waits: '上一步改好以后才能算这一步。',
  noStart: '先在“建集群”里把集群建好。',
  sharesHead: ['源', '拥有', '应出', '给出', '哪些槽'] as const,
  sharesNote:
    '源按拥有的槽数从多到少排；第一个的应出向上取整，其余向下取整；每个源交出编号最小的槽。',
  short: (asked: number, moved: number) =>
    `你要 ${asked} 个，计划里只有 ${moved} 个：除第一个源外都向下取整，零头丢了。`,
  exhausted: (asked: number, moved: number) =>
    `你要 ${asked} 个，这些源一共只有 ${moved} 个，全部搬走。`,
  ties: '有槽数相同的源：redis-cli 按 cluster nodes 列出的次序排它们，真集群里这个次序可能与这里不同，各出多少不变，先后会变。',
  tiesWithFirst:
    '有槽数相同的源：redis-cli 按 cluster nodes 列出的次序排它们。真集群里排第一的可能是另一个，那么向上取整的就是它。',
  answers: '不带选项时，它问与你答',
  answersHead: ['它问', '你答'] as const,
  transfersHead: ['次序', '从', '到', '几个', '哪些槽'] as const,
  balanced: (threshold: string) =>
    `不必搬：没有主节点偏离超过 ${threshold}%。redis-cli 会说 No rebalancing needed!`,
  zeroThreshold: '阈值写 0 等于永远不搬：redis-cli 只在阈值大于 0 时才去比较。',
  added: (name: string) => `${name} 加入，0 个槽。`,
  removed: (name: string) => `${name} 已空，可以摘掉。`,
  moved: (count: number, from: string, to: string) => `${count} 个槽从 ${from} 到 ${to}。`,
  order: '搬的次序',
  moveNote: '一个槽搬完才搬下一个：接收者标 importing，源标 migrating，键搬完，再告诉双方新主人。',
  result: '结果',
  resultHead: ['主节点', '之前', '之后', '变化', '现在的槽'] as const,
  nothing: '还没有步骤。加一步，看槽从哪里搬到哪里。',
  broken: (step: number) => `第 ${step} 步还要改，只算到它之前。`,
  summary: (names: string) => `完成后：${names}。`,
  ids: '尖括号里填节点 ID，用 redis-cli cluster nodes 查。',
} as const;

export const pictureWords = {
  before: '之前',
  after: '之后',
  moved: '搬动的',
  compare: '从哪一步起看',
  start: '开始时',
  afterStep: (number: number) => `第 ${number} 步之后`,
  reader: '读槽位',
  inner: '内圈 之前',
  outer: '外圈 之后',
  keys: '把指针移到图上；或者选中图，用 ← → 换一段，Page Up 与 Page Down 换一个槽，Home 与 End 到两头。',
  reading: (options: { range: string; size: number; owner: string; before: string }) =>
    options.owner === options.before
      ? `槽 ${options.range}，${options.size} 个：${options.owner}，没有动`
      : `槽 ${options.range}，${options.size} 个：${options.owner}，原属 ${options.before}`,
  nobody: '没有主人',
  table: '每一段',
  tableHead: ['槽', '个数', '之前', '之后'] as const,
  rest: (count: number) => `其余 ${grouped(count)} 段没有列出。`,
  replay: '再放一遍',
  description: (masters: readonly string[]) => `16384 个槽的归属：${masters.join('；')}`,
} as const;

export const controlWords = {
  share: '复制链接',
  shared: '链接已复制',
  notShared: '浏览器不让复制，链接在地址栏里',
  tooLong: '内容太长，链接里放不下；它存在这台设备上。',
  reset: '从头来',
  copy: '复制',
  copied: '已复制',
  notCopied: '浏览器不让复制，请选中文字自己复制',
} as const;

/** A 16-bit number in hexadecimal. */
export function hex4(value: number): string {
  return `0x${value.toString(16).padStart(4, '0')}`;
}

/** A share with its sign, two decimals at most. */
export function signed(value: number): string {
  return value > 0 ? `+${rounded(value)}` : rounded(value).replace('-', '−');
}
