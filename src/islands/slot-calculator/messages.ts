import type { CalculatorView } from '~/domain/redis-cluster/form.ts';
import type { PresetName } from '~/domain/redis-cluster/presets.ts';

/** What stands on the page before anything is pressed, and what is said when the rest does not come. */
export const words = {
  title: '槽位计算器',
  views: {
    keys: '键 → 槽',
    create: '建集群',
    scale: '扩与缩',
    picture: '全图',
  } satisfies Readonly<Record<CalculatorView, string>>,
  examples: {
    'hash-tags': '算例：四个键与它们的槽',
    'three-masters': '算例：一台主机上的 3 主 3 从',
    'three-hosts': '算例：三台主机上的 3 主 3 从',
    'scale-out': '算例：3 个主节点扩到 4 个',
    'scale-in': '算例：把第 4 个主节点清空，再摘掉',
    rebalance: '算例：用再均衡填满第 4 个主节点',
  } satisfies Readonly<Record<PresetName, string>>,
  begin: (start: string) => `开始时：${start}。`,
  openFull: '在计算器那一页打开',
  loading: '正在打开…',
  failed: '计算器没有载入。下面的算例是完整的。',
  retry: '重试',
  reload: '重新打开这一页',
} as const;
