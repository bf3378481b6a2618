/** What the player says. These files come with the player and not with the page. */
const complete = '下面的文字记录是完整的。';

/** When something does not come. */
export const loadWords = {
  httpError: (status: number) => `录像没有载入（${status}）。${complete}`,
  unreachable: `录像没有载入（网络不通）。${complete}`,
  tooSlow: `录像没有载入（等了 20 秒）。${complete}`,
  broken: `录像文件是坏的，放不出来。${complete}`,
};

/** The frame: hosts, terminals, buttons. */
export const frameWords = {
  label: '播放器',
  hosts: '主机',
  running: '当前',
  pin: '固定这台主机',
  unpin: '不再固定',
  panes: '两栏',
  terminal: (host: string) => `${host} 的终端；同样的内容在下面的文字记录里`,
  restart: '从头播放',
  previous: '上一条命令',
  play: '播放',
  pause: '暂停',
  next: '下一条',
  run: '看输出',
  finished: '已到结尾',
  seek: '播放位置',
  speed: '速度',
  speedOf: (speed: number) => `${speed} 倍速`,
  idle: '停顿',
  idleOf: (seconds: number) => (Number.isFinite(seconds) ? `停顿最多 ${seconds} 秒` : '停顿不缩短'),
  copyCommand: '复制命令',
  copyOutput: '复制输出',
  copyLink: '复制链接',
  copied: '已复制',
  notCopied: '复制不了，请选中文字再复制',
  nothingToCopy: '这条命令没有输出',
  fullWindow: '全屏',
  leaveFullWindow: '退出全屏',
  help: '快捷键',
  close: '关闭',
  command: (index: number, count: number) => `第 ${index} / ${count} 条`,
  time: (at: string, duration: string) => `${at} / ${duration}`,
  position: (at: string, index: number, command: string) => `${at}，第 ${index} 条：${command}`,
  still: '系统设置了减弱动态效果：按一次播放，显示一条命令的全部输出。',
  blank: '黑屏。再按一次 B 或 . 回来。',
};

/** The sheet of keys. */
export const helpWords = {
  title: '快捷键',
  watch: [
    ['空格　K', '播放或暂停'],
    ['←　→', '退、进 5 秒'],
    ['Shift ←　→', '退、进一成'],
    ['[　]', '上一条、下一条命令'],
    ['0 … 9', '跳到百分之几十'],
    ['Home　End', '开头、结尾'],
    ['<　>', '放慢、加快'],
    ['C', '复制命令'],
    ['F', '全屏'],
    ['?', '这张表'],
  ],
  stepTitle: '逐条讲',
  step: [
    ['→　PageDown', '下一步（空格也行）'],
    ['←　PageUp', '上一步'],
    ['B　.', '黑屏'],
  ],
  typeTitle: '自己敲',
  type: [
    ['Tab', '补全'],
    ['↑　↓', '翻看敲过的命令'],
    ['Ctrl C', '丢掉这一行，或中断正在运行的程序'],
    ['Ctrl L', '清屏'],
    ['Esc', '离开终端，去按按钮'],
  ],
};
