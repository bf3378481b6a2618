import type { Change } from '~/domain/lab-state/picture.ts';
import type { SwarmNode } from '~/domain/lab-state/lab-state.ts';

/** What the picture of the cluster says. */
export const stateWords = {
  finalTitle: '这段实录结束时',
  titleAfter: (number: number) => `第 ${number} 条命令之后`,
  titleBefore: '第一条命令执行完，这里显示它改变了什么',
  host: '主机',
  role: '角色',
  tasks: '任务',
  containers: '容器',
  networks: '网络',
  volumes: '数据卷',
  unplaced: '还没有分到节点的任务',
  outside: '不在 swarm 里',
  master: '主节点',
  slots: '哈希槽',
  replicas: '副本节点',
  slotCount: (count: number) => `${count} 个槽`,
  moving: (count: number) => `，${count} 个在迁移`,
  none: '无',
};

export const changeWords: Readonly<Record<Change, string>> = {
  new: '新',
  changed: '变了',
  gone: '没了',
};

/** A node in words: `★ 领导者`, `管理节点`, `工作节点`, with what is not as usual. */
export function nodeText({
  role,
  leader,
  availability,
  status,
}: Omit<SwarmNode, 'id' | 'hostname'>): string {
  const name = leader ? '★ 领导者' : role === 'manager' ? '管理节点' : '工作节点';
  const notes = [availabilities[availability], statuses[status]].filter((note) => note !== '');
  return [name, ...notes].join(' · ');
}

const availabilities: Readonly<Record<SwarmNode['availability'], string>> = {
  active: '',
  pause: '暂停接任务',
  drain: '已排空',
};
const statuses: Readonly<Record<SwarmNode['status'], string>> = {
  ready: '',
  down: '失联',
  unknown: '状态未知',
  disconnected: '已断开',
};

/** A state as Docker names it, in the reader's words where there is a usual one. */
export function stateText(state: string): string {
  return states[state] ?? state;
}

const states: Readonly<Record<string, string>> = {
  running: '运行',
  exited: '已退出',
  created: '已创建',
  paused: '已暂停',
  restarting: '重启中',
  dead: '已死',
  new: '新建',
  pending: '等待',
  assigned: '已分配',
  accepted: '已接受',
  preparing: '准备中',
  ready: '就绪',
  starting: '启动中',
  complete: '完成',
  shutdown: '已停',
  failed: '失败',
  rejected: '被拒绝',
  suspected: '疑似失联',
};
